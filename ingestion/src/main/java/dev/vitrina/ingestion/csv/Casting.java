package dev.vitrina.ingestion.csv;

import dev.vitrina.ingestion.changes.ChangesFile;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the role that a file plays, or says what it lacks for it. */
final class Casting {
    private static final List<Character> DELIMITERS = List.of(',', ';', '\t', '|');
    private static final List<String> ENCODINGS = List.of("utf-8", "windows-1251", "windows-1252", "ibm866");

    private final CsvMapping mapping;
    private final ChangesFile file;
    private final List<String> problems;

    private record Candidate(Role role, List<String> titles, List<String> missing) {}

    Casting(CsvMapping mapping, ChangesFile file, List<String> problems) {
        this.mapping = mapping;
        this.file = file;
        this.problems = problems;
    }

    /** The file in its role; empty, with a problem, if there is none. */
    Optional<CsvFile> role() throws IOException {
        List<Role> named = mapping.roles().stream()
                .filter(role -> role.file() != null && matches(role.file()))
                .toList();
        List<Role> possible = !named.isEmpty()
                ? named
                : mapping.roles().stream().filter(role -> role.file() == null).toList();
        if (possible.isEmpty()) {
            problems.add("%s has no role: its name fits none of %s"
                    .formatted(
                            file.path(),
                            String.join(
                                    ", ",
                                    mapping.roles().stream().map(Role::file).toList())));
            return Optional.empty();
        }
        List<Candidate> candidates = new ArrayList<>();
        for (Role role : possible) {
            List<String> titles = role.titles().isEmpty() ? CsvFile.header(file, role.format()) : role.titles();
            if (titles.isEmpty()) {
                problems.add("%s is empty: expected a header in line %d"
                        .formatted(file.path(), role.format().headerLine()));
                return Optional.empty();
            }
            candidates.add(new Candidate(
                    role,
                    titles,
                    role.columns().keySet().stream()
                            .filter(title -> !titles.contains(title))
                            .toList()));
        }
        List<Candidate> fitting = candidates.stream()
                .filter(candidate -> candidate.missing().isEmpty())
                .toList();
        if (fitting.size() > 1) {
            problems.add("%s could be any of %s: say which by 'file' in 'files', such as file: \"%s\""
                    .formatted(
                            file.path(),
                            String.join(
                                    ", ",
                                    fitting.stream()
                                            .map(each -> each.role().name())
                                            .toList()),
                            file.name()));
            return Optional.empty();
        }
        if (fitting.isEmpty()) {
            lacking(candidates);
            return Optional.empty();
        }
        return unambiguous(fitting.getFirst());
    }

    private Optional<CsvFile> unambiguous(Candidate fitting) {
        List<String> twice = CsvFile.counts(fitting.titles()).entrySet().stream()
                .filter(count ->
                        count.getValue() > 1 && fitting.role().columns().containsKey(count.getKey()))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
        twice.forEach(title -> problems.add("%s has the column '%s' more than once, in line %d"
                .formatted(file.path(), title, fitting.role().format().headerLine())));
        return twice.isEmpty() ? Optional.of(new CsvFile(file, fitting.role(), fitting.titles())) : Optional.empty();
    }

    /** The role that comes nearest is most likely the one that was meant. */
    private void lacking(List<Candidate> candidates) throws IOException {
        Candidate nearest = candidates.stream()
                .min(Comparator.comparingDouble(
                        candidate -> (double) candidate.missing().size()
                                / candidate.role().columns().size()))
                .orElseThrow();
        Role role = nearest.role();
        String hint = hint(role);
        String as = candidates.size() == 1 ? "" : " as '" + role.name() + "'";
        if (!hint.isEmpty()) {
            problems.add("%s line %d has the columns %s, without %s%s; %s"
                    .formatted(
                            file.path(),
                            role.format().headerLine(),
                            CsvFile.shown(nearest.titles()),
                            String.join(", ", nearest.missing()),
                            as,
                            hint));
            return;
        }
        for (String title : nearest.missing()) {
            problems.add("%s line %d has no column '%s'%s (mapping line %d)%s; its columns are %s"
                    .formatted(
                            file.path(),
                            role.format().headerLine(),
                            title,
                            as,
                            role.columns().get(title).line(),
                            Problems.nearest(title, nearest.titles())
                                    .map(", did you mean '%s'?"::formatted)
                                    .orElse(""),
                            CsvFile.shown(nearest.titles())));
        }
    }

    /** What would make all columns show up: another delimiter, encoding or line. */
    private String hint(Role role) throws IOException {
        CsvFormat format = role.format();
        if (!role.titles().isEmpty()) {
            return "";
        }
        List<CsvFormat> others = Stream.concat(
                        Stream.of(format.delimiter()), DELIMITERS.stream().filter(sign -> sign != format.quote()))
                .flatMap(delimiter -> Stream.concat(
                                Stream.of(format.encoding()),
                                ENCODINGS.stream().filter(Charset::isSupported).map(Charset::forName))
                        .flatMap(encoding -> Stream.of(format.headerLine(), 1, 2, 3, 4, 5, 6)
                                .map(line -> new CsvFormat(
                                        delimiter,
                                        format.quote(),
                                        encoding,
                                        line,
                                        format.trim(),
                                        format.blank(),
                                        format.numbers(),
                                        format.times()))))
                .toList();
        for (CsvFormat other : others) {
            List<String> titles;
            try {
                titles = CsvFile.header(file, other);
            } catch (IOException e) {
                continue;
            }
            if (titles.containsAll(role.columns().keySet())) {
                List<String> changes = new ArrayList<>();
                if (other.delimiter() != format.delimiter()) {
                    changes.add("delimiter: " + (other.delimiter() == '\t' ? "tab" : "\"" + other.delimiter() + "\""));
                }
                if (!other.encoding().equals(format.encoding())) {
                    changes.add("encoding: " + other.encoding().name().toLowerCase(Locale.ROOT));
                }
                if (other.headerLine() != format.headerLine()) {
                    changes.add("header: " + other.headerLine());
                }
                return "all would be there with " + String.join(" and ", changes);
            }
        }
        return "";
    }

    private boolean matches(String pattern) {
        return Role.matcher(pattern).matches(Path.of(file.name()));
    }
}
