package dev.fairlead.emulator.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.fairlead.rfc.RfcRecord;
import dev.fairlead.rfc.metadata.FieldType;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Keys, clients and transactions of tables. */
class AbapTablesTest {
    private final AbapTables tables = new AbapTables();
    private final AbapTable ships = tables.create(TableDescription.named("ZSHIP")
            .perClient()
            .key("ID", FieldType.numOf(4), "Number")
            .column("NAME", FieldType.charOf(10), "Name")
            .build());

    @Test
    void rowsStandInTheOrderOfTheirKeysAndBelongToAClient() {
        insert("100", 20, "Second");
        insert("100", 3, "First");
        insert("200", 1, "Elsewhere");

        assertThat(names("100")).containsExactly("First", "Second");
        assertThat(names("200")).containsExactly("Elsewhere");
    }

    @Test
    void aKeyExistsOncePerClient() {
        insert("100", 1, "One");
        insert("200", 1, "One");

        assertThatExceptionOfType(DuplicateKeyException.class).isThrownBy(() -> insert("100", 1, "Other"));

        assertThat(names("100")).containsExactly("One");
    }

    @Test
    void rowsThatWereReadAreCopies() {
        insert("100", 1, "One");

        ships.row("100", 1).orElseThrow().set("NAME", "Changed");
        ships.rows("100").get(0).set("NAME", "Changed");

        assertThat(names("100")).containsExactly("One");
    }

    @Test
    void rowsAreReplacedAndDeletedByTheirKeys() {
        insert("100", 1, "One");

        ships.modify("100", Map.of("ID", 1, "NAME", "New"));
        ships.modify("100", Map.of("ID", 2, "NAME", "Two"));

        assertThat(names("100")).containsExactly("New", "Two");
        assertThat(ships.delete("100", 1)).isTrue();
        assertThat(ships.delete("100", 1)).isFalse();
        assertThat(names("100")).containsExactly("Two");
    }

    @Test
    void aTransactionThatFailsLeavesNoTrace() {
        insert("100", 1, "One");
        insert("100", 2, "Two");

        assertThatIllegalStateException()
                .isThrownBy(() -> tables.atomically(() -> {
                    insert("100", 3, "Three");
                    ships.modify("100", Map.of("ID", 1, "NAME", "New"));
                    ships.delete("100", 2);
                    ships.clear();
                    insert("100", 4, "Four");
                    throw new IllegalStateException("no");
                }));

        assertThat(names("100")).containsExactly("One", "Two");
    }

    @Test
    void aTransactionWithinAnotherIsPartOfIt() {
        assertThatIllegalStateException()
                .isThrownBy(() -> tables.atomically(() -> {
                    tables.atomically(() -> insert("100", 1, "One"));
                    throw new IllegalStateException("no");
                }));

        assertThat(names("100")).isEmpty();
    }

    @Test
    void aTableWithoutAKeyTakesEveryRow() {
        AbapTable log = tables.create(TableDescription.named("ZLOG")
                .column("TEXT", FieldType.charOf(10), "Text")
                .build());

        log.insert("", Map.of("TEXT", "same"));
        log.insert("", Map.of("TEXT", "same"));

        assertThat(log.rows("")).hasSize(2);
        assertThatIllegalStateException().isThrownBy(() -> log.modify("", Map.of("TEXT", "same")));
    }

    @Test
    void keysComeBeforeOtherColumns() {
        TableDescription.Builder builder =
                TableDescription.named("ZWRONG").column("TEXT", FieldType.charOf(10), "Text");

        assertThatIllegalStateException().isThrownBy(() -> builder.key("ID", FieldType.numOf(4), "Number"));
    }

    private void insert(String client, int id, String name) {
        ships.insert(client, Map.of("ID", id, "NAME", name));
    }

    private List<String> names(String client) {
        return ships.rows(client).stream()
                .map((RfcRecord row) -> row.getString("NAME"))
                .toList();
    }
}
