package dev.fairlead.tunnel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.tunnel.carrier.CarrierException;
import dev.fairlead.tunnel.control.ByeCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The users' table of errors has a row for every code there is, with what the fronts really answer, and no other. */
class ErrorPageTest {
    private static final Path PAGE = Path.of("../../docs/tunnel-errors.md");
    private static final Pattern CODE = Pattern.compile("(?m)^\\| `([a-z_]+)` \\| \\d{3} \\|");

    @ParameterizedTest
    @EnumSource
    void everyCodeHasARowWithItsStatusAndReply(TunnelErrorCode code) throws IOException {
        String row = String.format("| `%s` | %d | %02d | ", code.wireName(), code.httpStatus(), code.socksReply());

        assertThat(rows())
                .filteredOn(line -> line.startsWith(row))
                .hasSize(1)
                .allSatisfy(line -> assertThat(line.split(" \\| ")).hasSize(5).noneMatch(String::isBlank));
    }

    @Test
    void noRowIsOfACodeThatIsGone() throws IOException {
        List<String> documented = CODE.matcher(Files.readString(PAGE))
                .results()
                .map((MatchResult row) -> row.group(1))
                .toList();

        assertThat(documented)
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(TunnelErrorCode.values())
                        .map(TunnelErrorCode::wireName)
                        .toList());
    }

    @ParameterizedTest
    @EnumSource
    void everyWordThatSendsAnAgentAwayHasARow(ByeCode word) throws IOException {
        assertThat(rows())
                .filteredOn(line -> line.startsWith("| `" + word.wireName() + "` | "))
                .hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void whateverIsInTheWayToTheGatewayIsInTheAgentsManual(CarrierException.Problem problem) throws IOException {
        assertThat(Files.readAllLines(Path.of("../../docs/agent.md")))
                .filteredOn(line -> line.matches("\\| [^|]*`" + problem.code() + "`[^|]* \\| [^|]+ \\|"))
                .hasSize(1);
    }

    private static List<String> rows() throws IOException {
        return Files.readAllLines(PAGE);
    }
}
