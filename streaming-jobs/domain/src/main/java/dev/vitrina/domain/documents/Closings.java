package dev.vitrina.domain.documents;

import java.util.Collection;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** All organizations' closings. */
public final class Closings {
    public static final Closings NONE = new Closings(Map.of());

    private final Map<String, ClosedPeriods> organizations;

    private Closings(Map<String, ClosedPeriods> organizations) {
        this.organizations = organizations;
    }

    public static Closings of(Collection<Closing> closings) {
        return new Closings(closings.stream()
                .collect(Collectors.groupingBy(
                        Closing::organization, Collectors.collectingAndThen(Collectors.toList(), ClosedPeriods::of))));
    }

    public boolean isEmpty() {
        return organizations.isEmpty();
    }

    /** What is closed of an organization's books. */
    public ClosedPeriods of(String organization) {
        return organizations.getOrDefault(organization, ClosedPeriods.NONE);
    }

    /** The organizations whose books are closed otherwise than by other closings. */
    public Collection<String> differences(Closings others) {
        TreeSet<String> names = new TreeSet<>(organizations.keySet());
        names.addAll(others.organizations.keySet());
        names.removeIf(name -> of(name).equals(others.of(name)));
        return names;
    }
}
