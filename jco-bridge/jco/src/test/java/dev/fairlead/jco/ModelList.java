package dev.fairlead.jco;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The list of the programming model's types and members; its own first lines say how to read it. */
final class ModelList {
    private static final Pattern MEMBER = Pattern.compile("(\\w+)\\(([^)]*)\\)");
    private static final String CONSTANT = " constant ";

    private final Map<String, Set<String>> present = new TreeMap<>();
    private final Map<String, Set<String>> absent = new TreeMap<>();

    private ModelList() {}

    static ModelList read() {
        ModelList list = new ModelList();
        String type = "";
        for (String line : lines()) {
            String text = line.strip();
            if (text.isEmpty()) {
                continue;
            }
            if (!line.startsWith(" ")) {
                type = list.addType(text.replaceFirst("^\\+ ", ""));
            } else if (text.startsWith("- ")) {
                list.absent.computeIfAbsent(type, name -> new TreeSet<>()).addAll(members(text.substring(2)));
            } else {
                list.present.get(type).addAll(members(text.replaceFirst("^\\+ ", "")));
            }
        }
        return list;
    }

    private static List<String> lines() {
        try (BufferedReader in = new BufferedReader(new InputStreamReader(
                ModelList.class.getResourceAsStream("programming-model.txt"), StandardCharsets.UTF_8))) {
            return in.lines().map(line -> line.replaceFirst("#.*", "")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String addType(String text) {
        String[] parts = text.split(" extends ");
        Set<String> members = new TreeSet<>();
        if (parts.length > 1) {
            Stream.of(parts[1].split(" ")).map("extends "::concat).forEach(members::add);
        }
        present.put(parts[0], members);
        return parts[0];
    }

    private static Set<String> members(String text) {
        if (text.startsWith("constants ")) {
            return Stream.of(text.split(" ")).skip(1).map("constant "::concat).collect(Collectors.toSet());
        }
        if (text.contains(CONSTANT)) {
            String[] parts = text.split(CONSTANT);
            return Stream.of(parts[1].split(" "))
                    .map(name -> "constant " + parts[0] + " " + name)
                    .collect(Collectors.toSet());
        }
        List<MatchResult> found = MEMBER.matcher(text).results().toList();
        String returns = text.substring(0, found.get(0).start());
        return found.stream()
                .flatMap(member -> alternatives(member.group(2))
                        .map(parameters -> returns + member.group(1) + "(" + parameters + ")"))
                .collect(Collectors.toSet());
    }

    /** Each choice of each parameter with each of the others. */
    private static Stream<String> alternatives(String parameters) {
        List<String> choices = List.of("");
        for (String parameter : parameters.split(", ")) {
            List<String> longer = new ArrayList<>();
            for (String before : choices) {
                for (String choice : parameter.split("\\|")) {
                    longer.add(before.isEmpty() ? choice : before + ", " + choice);
                }
            }
            choices = longer;
        }
        return choices.stream();
    }

    /** Members by type, which are all that there is. */
    Map<String, Set<String>> present() {
        return present;
    }

    /** Members by type that are known not to be there. */
    Map<String, Set<String>> absent() {
        return absent;
    }
}
