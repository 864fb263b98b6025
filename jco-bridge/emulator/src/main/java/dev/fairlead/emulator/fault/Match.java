package dev.fairlead.emulator.fault;

import java.util.Locale;

/**
 * Which calls a fault is for: immutable, each method returns a narrower match.
 *
 * @param function name, empty for any
 * @param user name, empty for any
 * @param first number of the first call that is hit, counted from 1 among those that match
 * @param times how many calls are hit from there on; then the fault disarms itself
 */
public record Match(String function, String user, int first, int times) {

    public Match {
        function = function.toUpperCase(Locale.ROOT);
        user = user.toUpperCase(Locale.ROOT);
        if (first < 1 || times < 1) {
            throw new IllegalArgumentException("Calls are counted from 1");
        }
    }

    /** The next call, whatever it is. */
    public static Match nextCall() {
        return new Match("", "", 1, 1);
    }

    /** The next call of a function. */
    public static Match function(String name) {
        return new Match(name, "", 1, 1);
    }

    /** Only calls of this user. */
    public Match byUser(String name) {
        return new Match(function, name, first, times);
    }

    /** Not the next call that matches but the n-th, counted from 1. */
    public Match fromCall(int number) {
        return new Match(function, user, number, times);
    }

    /** So many calls, not one. */
    public Match times(int calls) {
        return new Match(function, user, first, calls);
    }

    boolean fits(String calledFunction, String caller) {
        return (function.isEmpty() || function.equals(calledFunction)) && (user.isEmpty() || user.equals(caller));
    }
}
