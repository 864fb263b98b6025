package dev.fairlead.quickstart.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {

    @Test
    void showsACallInARow() {
        String text = new Table(List.of(Rows.handshake("alice"))).print();

        assertThat(text.lines().skip(2).findFirst().orElseThrow().split(" {2,}"))
                .containsExactly(
                        "order",
                        "alice",
                        "erp",
                        "HttpDestination",
                        "tunnel",
                        "PrincipalPropagation",
                        "alice",
                        "CN=alice in TLS",
                        "200",
                        "12",
                        "yes");
    }

    @Test
    void showsTheCertificateInTheHeaderRatherThanTheAgentsOwn() {
        assertThat(new Table(List.of(Rows.header("alice"))).print())
                .contains("CN=alice in header")
                .doesNotContain("CN=agent");
    }

    @Test
    void alignsColumnsToTheWidestCell() {
        List<String> lines = new Table(List.of(Rows.handshake("alice"), Rows.refused("FL-TUN-011")))
                .print()
                .lines()
                .toList();

        int column = lines.get(0).indexOf("status");
        assertThat(lines.get(2).substring(column)).startsWith("200 ");
        assertThat(lines.get(3).substring(column)).startsWith("403 FL-TUN-011");
    }

    @Test
    void isAsExpectedIfEveryRowIs() {
        Table table = new Table(List.of(Rows.handshake("alice"), Rows.header("alice"), Rows.refused("FL-TUN-011")));

        assertThat(table.asExpected()).isTrue();
        assertThat(table.print()).endsWith("3 calls, all as expected.\n");
    }

    @Test
    void isNotAsExpectedIfOneRowIsNot() {
        Table table = new Table(List.of(Rows.handshake("alice"), Rows.handshake("bob")));

        assertThat(table.asExpected()).isFalse();
        assertThat(table.print())
                .contains("2 calls, 1 not as expected:")
                .contains("order (alice): user is 'bob', expected 'alice'; certificate in TLS is 'CN=bob'");
    }

    @Test
    void isNotAsExpectedWithoutRows() {
        assertThat(new Table(List.of()).asExpected()).isFalse();
    }
}
