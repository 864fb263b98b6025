package dev.fairlead.tunnel.control;

/** What a dialling side tells of itself in every session, when it starts and whenever that changes. */
public sealed interface Announcement extends ControlMessage permits Routes, Expose {}
