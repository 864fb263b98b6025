package dev.fairlead.error;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.rfc.RfcErrorGroup;
import dev.fairlead.rfc.RfcException;
import dev.fairlead.rfc.RfcFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** {@code docs/errors.md} is written by {@code mvn test -Dfairlead.docs.update=true} and never by hand. */
class ErrorCatalogueTest {

    private static final Path PAGE = Path.of(System.getProperty("basedir", "."), "../../docs/errors.md");

    @Test
    void pageInDocsListsEveryCode() throws IOException {
        String expected = page();
        if (Boolean.getBoolean("fairlead.docs.update")) {
            Files.createDirectories(PAGE.getParent());
            Files.writeString(PAGE, expected);
        }

        assertThat(PAGE)
                .as("run the tests of resource-adapter/api with -Dfairlead.docs.update=true after changing ErrorCode")
                .hasContent(expected);
    }

    @Test
    void idsAreUnique() {
        assertThat(Arrays.stream(ErrorCode.values()).map(ErrorCode::id)).doesNotHaveDuplicates();
    }

    @Test
    void idsSayTheirSubjectAndNumber() {
        assertThat(ErrorCode.values()).allSatisfy(code -> assertThat(code.id()).matches("FL-[A-Z]{3,5}-\\d{3}"));
    }

    @Test
    void meaningsAreSentencesAndHintsAreNot() {
        assertThat(ErrorCode.values()).allSatisfy(code -> {
            assertThat(code.meaning()).endsWith(".");
            assertThat(code.hint()).isNotBlank().doesNotEndWith(".");
        });
    }

    @Test
    void everyCodeHasAnHttpErrorStatus() {
        assertThat(ErrorCode.values())
                .allSatisfy(code -> assertThat(code.httpStatus()).isBetween(400, 599));
    }

    private static DestinationException exception(ErrorCode code) {
        return Arrays.stream(RfcErrorGroup.values())
                .filter(group -> group.code() == code)
                .findFirst()
                .<DestinationException>map(group -> RfcException.of(RfcFailure.of(group, "", "", "")))
                .orElseGet(() -> DestinationException.of(ErrorDetail.of(code, "", "", "")));
    }

    private static String page() {
        StringBuilder page = new StringBuilder("""
                # Errors

                Every failure of a call is a `dev.fairlead.error.DestinationException` with a stable code. Its message names the code, the destination, the property or hop, what was found there and what to do; it never contains a secret.
                The type of the exception says what the caller can do about it. `outcomeUnknown()` tells whether the target may have received the request. The status is the one with which an HTTP front passes the error on.

                | Code | Name | What happened | What to do | Status | Exception |
                | --- | --- | --- | --- | --- | --- |
                """);
        for (ErrorCode code : ErrorCode.values()) {
            String type = exception(code).getClass().getSimpleName();
            page.append("| %s | `%s` | %s | %s. | %d | `%s` |\n"
                    .formatted(code.id(), code, code.meaning(), code.hint(), code.httpStatus(), type));
        }
        return page.append("\nThis page is generated from `ErrorCode` by the tests of `resource-adapter/api`.\n")
                .toString();
    }
}
