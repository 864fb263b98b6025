package dev.fairlead.benchmarks.tunnel;

import dev.fairlead.benchmarks.tunnel.subject.CopyPair;
import dev.fairlead.benchmarks.tunnel.subject.Direct;
import dev.fairlead.benchmarks.tunnel.subject.Fairlead;
import dev.fairlead.benchmarks.tunnel.subject.Haproxy;
import dev.fairlead.benchmarks.tunnel.subject.Mina;
import dev.fairlead.benchmarks.tunnel.subject.Nginx;
import dev.fairlead.benchmarks.tunnel.subject.OpenSsh;
import dev.fairlead.benchmarks.tunnel.subject.Stunnel;
import dev.fairlead.benchmarks.tunnel.subject.Subject;
import dev.fairlead.benchmarks.tunnel.subject.Trait;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Who takes part in a run.
 *
 * @param all in the order of the tables
 */
record Subjects(List<Subject> all) {
    static final String FAIRLEAD = "Fairlead";
    static final String FAIRLEAD_JDK = "Fairlead, JDK TLS and NIO";

    /** Those of a short run. */
    static final List<String> FEW = List.of("direct", "copies", "fairlead", "http/2", "openssh");

    /**
     * @param other home of another Java to measure Fairlead on, too
     * @param agent home of an installed agent that Fairlead has instead of the one in this program
     */
    static Subjects of(Optional<Path> other, Optional<Path> agent) {
        List<Subject> all = new ArrayList<>(List.of(new Direct(), new CopyPair()));
        all.addAll(fairlead("", Path.of(System.getProperty("java.home")), agent));
        other.ifPresent(home -> all.addAll(fairlead(", other Java", home, agent)));
        all.addAll(List.of(Haproxy.tcp(), Haproxy.http2(), new Nginx(), new Stunnel(), new OpenSsh(), new Mina()));
        return new Subjects(all);
    }

    private static List<Subject> fairlead(String suffix, Path java, Optional<Path> agent) {
        String natives = FAIRLEAD + suffix;
        String portable = FAIRLEAD_JDK + suffix;
        return Stream.of(
                        Fairlead.raw(natives, java, "auto"),
                        Fairlead.raw(portable, java, "off"),
                        Fairlead.webSocket(natives, java, "auto"),
                        Fairlead.http(natives, java, "auto"),
                        Fairlead.http(portable, java, "off"))
                .<Subject>map(subject -> subject.withAgentOf(agent))
                .toList();
    }

    /** Those whose names contain one of the words, in any case; all if there is none. */
    Subjects named(List<String> words) {
        return words.isEmpty()
                ? this
                : new Subjects(all.stream()
                        .filter(subject -> words.stream()
                                .anyMatch(word -> subject.name().toLowerCase().contains(word.toLowerCase())))
                        .toList());
    }

    /** Whether a name is one of a subject with all these traits. */
    Predicate<String> with(Trait... traits) {
        return name -> all.stream()
                .filter(subject -> subject.traits().containsAll(List.of(traits)))
                .anyMatch(subject -> subject.name().equals(name));
    }

    List<String> names(Trait trait) {
        return all.stream()
                .filter(subject -> subject.is(trait))
                .map(Subject::name)
                .toList();
    }
}
