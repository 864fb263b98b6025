package dev.fairlead.jco;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.rfc.RfcErrorGroup;
import dev.fairlead.rfc.RfcException;
import dev.fairlead.rfc.RfcFailure;
import dev.fairlead.rfc.call.HoldingSession;
import dev.fairlead.rfc.call.RfcSession;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Calls that share a session, shown by a counter in the system's memory of that session. */
class ContextTest extends EmulatedSystem {

    @Test
    @Tag("RFC-65")
    void betweenBeginAndEndTheCounterCounts() throws Exception {
        JCoDestination erp = erp();
        JCoContext.begin(erp);
        try {
            assertThat(JCoContext.isStateful(erp)).isTrue();
            assertThat(increment()).isEqualTo(1);
            assertThat(increment()).isEqualTo(2);
            assertThat(increment()).isEqualTo(3);
        } finally {
            JCoContext.end(erp);
        }

        assertThat(JCoContext.isStateful(erp)).isFalse();
    }

    @Test
    @Tag("RFC-65")
    void withoutBeginTheCounterStaysAtZero() throws Exception {
        assertThat(increment()).isZero();
        assertThat(increment()).isZero();
        assertThat(increment()).isZero();
    }

    @Test
    @Tag("RFC-66")
    void aNestedBeginKeepsTheSessionUntilTheOutermostEnd() throws Exception {
        JCoDestination erp = erp();
        JCoContext.begin(erp);
        assertThat(increment()).isEqualTo(1);
        JCoContext.begin(erp);
        assertThat(increment()).isEqualTo(2);
        JCoContext.end(erp);
        assertThat(increment()).isEqualTo(3);
        JCoContext.end(erp);

        assertThat(increment()).isZero();
    }

    @Test
    void aSessionBelongsToTheThreadThatBeganIt() throws Exception {
        JCoDestination erp = erp();
        JCoContext.begin(erp);
        try {
            assertThat(increment()).isEqualTo(1);
            assertThat(CompletableFuture.supplyAsync(() -> JCoContext.isStateful(erp), task -> new Thread(task).start())
                            .get())
                    .isFalse();
        } finally {
            JCoContext.end(erp);
        }
    }

    @Test
    void aThreadThatGoesOverToAnotherUserHasNoPartInTheSessionOfTheOneBefore() throws Exception {
        LocalAccess access = accesses.get("ERP");
        access.actFor("ANN");
        JCoDestination erp = erp();
        JCoContext.begin(erp);
        try {
            assertThat(increment()).isEqualTo(1);

            access.actFor("BOB");
            assertThat(JCoContext.isStateful(erp)).isFalse();
            assertThat(increment()).isZero();

            access.actFor("ANN");
            assertThat(increment()).isEqualTo(2);
        } finally {
            JCoContext.end(erp);
        }
    }

    @Test
    void anEndWithoutABeginIsOfGroup136() throws Exception {
        JCoDestination erp = erp();

        assertThatThrownBy(() -> JCoContext.end(erp))
                .isInstanceOfSatisfying(
                        JCoException.class,
                        failure -> assertThat(failure.getGroup()).isEqualTo(JCoException.JCO_ERROR_ILLEGAL_STATE));
    }

    @Test
    void aSessionWhoseEndFailsIsGoneAllTheSame() throws Exception {
        JCoDestination breaking = ProvidedDestination.of(new LocalAccess("BREAKING", emulator, "TESTER", DATA) {
            @Override
            public RfcSession begin() {
                return new HoldingSession(super.begin(), () -> {
                    throw RfcException.of(
                            RfcFailure.of(RfcErrorGroup.COMMUNICATION, "BREAKING", "end", "is not heard"));
                });
            }
        });
        JCoContext.begin(breaking);

        assertThatThrownBy(() -> JCoContext.end(breaking))
                .isInstanceOfSatisfying(
                        JCoException.class,
                        failure -> assertThat(failure.getGroup()).isEqualTo(JCoException.JCO_ERROR_COMMUNICATION));

        assertThat(JCoContext.isStateful(breaking)).isFalse();
        function("STFC_CONNECTION").execute(breaking);
    }
}
