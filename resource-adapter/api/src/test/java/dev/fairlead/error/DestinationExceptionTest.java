package dev.fairlead.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DestinationExceptionTest {

    private static final ErrorDetail MISSING =
            ErrorDetail.of(ErrorCode.PROPERTY_MISSING, "erp", "tokenServiceURL", "is missing");

    @Test
    void messageNamesCodeDestinationPlaceFindingAndHint() {
        assertThat(DestinationException.of(MISSING))
                .hasMessage(
                        "FL-AUTH-001: destination 'erp', tokenServiceURL: is missing. Add the property to the destination");
    }

    @Test
    void messageLeavesOutWhatIsUnknown() {
        assertThat(ErrorDetail.of(ErrorCode.POOL_EXHAUSTED, "", "", "all 10 are in use")
                        .withHint("")
                        .message())
                .isEqualTo("FL-ROUTE-006: all 10 are in use");
    }

    @Test
    void messageSaysThatTheOutcomeIsUnknown() {
        ErrorDetail detail = ErrorDetail.of(ErrorCode.TARGET_TIMEOUT, "erp", "target", "was silent for 30 s")
                .withOutcomeUnknown();

        assertThat(DestinationException.of(detail))
                .hasMessageContaining("(the target may have received the request)")
                .satisfies(e -> assertThat(e.outcomeUnknown()).isTrue());
    }

    @Test
    void subtypeFollowsTheCode() {
        assertThat(DestinationException.of(MISSING)).isInstanceOf(InvalidDestinationException.class);
        assertThat(DestinationException.of(ErrorDetail.of(ErrorCode.NO_USER, "erp", "", "")))
                .isInstanceOf(NoUserException.class);
        assertThat(DestinationException.of(ErrorDetail.of(ErrorCode.NO_AGENT, "erp", "", "")))
                .isInstanceOf(RouteUnavailableException.class);
        assertThat(DestinationException.of(ErrorDetail.of(ErrorCode.RESOURCE_NOT_EXPOSED, "erp", "", "")))
                .isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void codeAndMessageSurviveSerialization() throws IOException, ClassNotFoundException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(DestinationException.of(MISSING));
        }

        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            DestinationException read = (DestinationException) in.readObject();

            assertThat(read.code()).isEqualTo(ErrorCode.PROPERTY_MISSING);
            assertThat(read.destination()).isEqualTo("erp");
            assertThat(read).hasMessage(MISSING.message());
        }
    }

    @ParameterizedTest
    @EnumSource(ErrorCode.class)
    @Tag("AUTH-54")
    void aUserReadsNothingOfWhatWasFoundButAReferenceOrWhatToDo(ErrorCode code) {
        DestinationException failure = DestinationException.of(ErrorDetail.of(
                code, "erp", "token service", "https://id.corp.example answered 'invalid_client' for claim sub=jane"));

        assertThat(failure.userMessage())
                .doesNotContain("id.corp.example", "token", "claim", "jane", "invalid_client", code.id())
                .matches(".*(sign in again|" + failure.reference() + ").*");
        assertThat(failure.toString()).contains(code.id(), "'erp'", "[" + failure.reference() + "]");
    }

    @Test
    void everyFailureHasAReferenceOfItsOwn() {
        assertThat(DestinationException.of(MISSING).reference())
                .matches("[0-9a-f]{8}")
                .isNotEqualTo(DestinationException.of(MISSING).reference());
    }
}
