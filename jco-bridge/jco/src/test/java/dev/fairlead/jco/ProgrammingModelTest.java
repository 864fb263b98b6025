package dev.fairlead.jco;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is public is what the list of the specification's part B says: no less, and no more. */
@Tag("RFC-106")
class ProgrammingModelTest {
    private final ModelList list = ModelList.read();
    private final Map<String, Set<String>> model = PublicModel.members();

    private static Set<String> without(Set<String> from, Set<String> taken) {
        Set<String> rest = new TreeSet<>(from);
        rest.removeAll(taken);
        return rest;
    }

    @Test
    void theTypesAreThoseOfTheList() {
        assertThat(model.keySet()).isEqualTo(list.present().keySet());
    }

    @Test
    void allThatTheListNamesIsThere() {
        assertThat(list.present())
                .allSatisfy((type, members) -> assertThat(without(members, model.getOrDefault(type, Set.of())))
                        .as("missing of " + type)
                        .isEmpty());
    }

    @Test
    void nothingElseIsThere() {
        assertThat(model)
                .allSatisfy((type, members) -> assertThat(
                                without(members, list.present().getOrDefault(type, Set.of())))
                        .as("not listed of " + type)
                        .isEmpty());
    }

    @Test
    void whatTheListKnowsToBeAbsentIs() {
        assertThat(list.absent())
                .isNotEmpty()
                .allSatisfy((type, members) ->
                        assertThat(model.get(type)).as("members of " + type).doesNotContainAnyElementsOf(members));
    }
}
