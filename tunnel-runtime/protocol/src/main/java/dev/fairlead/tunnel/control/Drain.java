package dev.fairlead.tunnel.control;

/**
 * The sender is about to leave: the other side opens no more streams here and answers with the same message; streams
 * that run may finish.
 *
 * @param millis how long they have
 */
public record Drain(long millis) implements ControlMessage {}
