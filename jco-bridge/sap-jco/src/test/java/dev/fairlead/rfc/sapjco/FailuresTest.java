package dev.fairlead.rfc.sapjco;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.fairlead.rfc.RfcAbapException;
import dev.fairlead.rfc.RfcErrorGroup;
import dev.fairlead.rfc.RfcException;
import dev.fairlead.rfc.metadata.FieldType;
import dev.fairlead.rfc.metadata.FunctionDescription;
import dev.fairlead.rfc.record.FunctionData;
import dev.fairlead.rfc.sapjco.testing.SapJcoFixture;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Failures by group, key and message (RFC specification, B.7). */
class FailuresTest {
    @RegisterExtension
    static final UsedSapJco JCO = new UsedSapJco();

    private final SapJcoSystem system = JCO.open();

    private static RfcException failure(SapJcoSystem of, FunctionData call) {
        return catchThrowableOfType(RfcException.class, () -> of.call(call));
    }

    @Test
    void aDeclaredExceptionKeepsItsName() {
        RfcException failure = failure(system, SapJcoFixture.function(system, "STFC_EXCEPTION"));

        assertThat(failure).isInstanceOf(RfcAbapException.class).hasMessageContaining("raised EXAMPLE");
        assertThat(failure.key()).isEqualTo("EXAMPLE");
        assertThat(failure.nativeCode()).isEqualTo("126");
        assertThat(failure.outcomeUnknown()).isFalse();
    }

    @Test
    void theSystemsMessageComesAlong() {
        FunctionData call = SapJcoFixture.function(system, "RFC_RAISE_ERROR")
                .set("METHOD", "1")
                .set("MESSAGETYPE", "E");

        RfcException failure = failure(system, call);

        assertThat(failure.abapMessage().text()).isEqualTo("Function not supported");
        assertThat(failure.abapMessage().messageClass()).isEqualTo("SR");
        assertThat(failure.abapMessage().number()).isEqualTo("006");
        assertThat(failure.abapMessage().type()).isEqualTo('E');
    }

    @Test
    void aShortDumpIsASystemFailure() {
        FunctionData call = SapJcoFixture.function(system, "RFC_RAISE_ERROR").set("METHOD", "3");

        assertThat(failure(system, call).group()).isEqualTo(RfcErrorGroup.SYSTEM_FAILURE);
    }

    @ParameterizedTest
    @CsvSource({
        "102, COMMUNICATION, true",
        "103, LOGON_FAILURE, false",
        "104, SYSTEM_FAILURE, false",
        "106, RESOURCE, false",
        "107, PROTOCOL, true",
        "110, STATE_BUSY, false",
        "112, REQUEST_CANCELLED, true",
        "135, TIMEOUT, false",
        "9999, INTERNAL, true"
    })
    void whetherACallMayHaveRunDependsOnTheGroup(int number, RfcErrorGroup group, boolean unknown) {
        FunctionData call = SapJcoFixture.function(system, "STFC_CONNECTION");
        JCO.backend().failNext(number, "JCO_ERROR_OF_TEST", "went wrong");

        RfcException failure = failure(system, call);

        assertThat(failure.group()).isEqualTo(group);
        assertThat(failure.key()).isEqualTo("JCO_ERROR_OF_TEST");
        assertThat(failure.nativeCode()).isEqualTo(Integer.toString(number));
        assertThat(failure.outcomeUnknown()).isEqualTo(unknown);
        assertThat(failure).hasMessageContaining("went wrong").hasMessageContaining("'erp'");
    }

    @Test
    void aFunctionThatTheSystemDoesNotHaveIsNotCalled() {
        FunctionData call =
                new FunctionData(FunctionDescription.named("Z_NOBODY_HAS_IT").build());

        RfcException failure = failure(system, call);

        assertThat(failure.group()).isEqualTo(RfcErrorGroup.FUNCTION_NOT_FOUND);
        assertThat(failure.outcomeUnknown()).isFalse();
    }

    @Test
    void aParameterThatTheSystemDoesNotHaveIsToldBeforeTheCall() {
        FunctionData call = new FunctionData(FunctionDescription.named("STFC_CONNECTION")
                        .imports("NEW_TEXT", FieldType.charOf(10))
                        .build())
                .set("NEW_TEXT", "x");
        int before = JCO.backend().questions("call").size();

        RfcException failure = failure(system, call);

        assertThat(failure.group()).isEqualTo(RfcErrorGroup.FIELD_NOT_FOUND);
        assertThat(failure).hasMessageContaining("NEW_TEXT");
        assertThat(JCO.backend().questions("call")).hasSize(before);
    }

    @Test
    void aValueThatTheSystemsTypeDoesNotTakeIsAConversionErrorBeforeTheCall() {
        FunctionData call = new FunctionData(FunctionDescription.named("STFC_CONNECTION")
                        .imports("REQUTEXT", FieldType.INT)
                        .build())
                .set("REQUTEXT", 1);

        RfcException failure = failure(system, call);

        assertThat(failure.group()).isEqualTo(RfcErrorGroup.CONVERSION);
        assertThat(failure.outcomeUnknown()).isFalse();
    }

    @Test
    void aResultThatCannotBeReadLeavesTheCallRun() {
        FunctionData call = new FunctionData(FunctionDescription.named("STFC_CONNECTION")
                .exports("ECHOTEXT", FieldType.INT)
                .build());

        RfcException failure = failure(system, call);

        assertThat(failure.group()).isEqualTo(RfcErrorGroup.CONVERSION);
        assertThat(failure.outcomeUnknown()).isTrue();
    }

    @Test
    void noPasswordShowsInWhatIsTold() {
        SapJcoSystem wrong = JCO.open(SapJcoFixture.destination("t1", "erp", Map.of("jco.client.passwd", "hunter2")));

        RfcException failure = catchThrowableOfType(RfcException.class, wrong::ping);

        assertThat(failure.group()).isEqualTo(RfcErrorGroup.LOGON_FAILURE);
        assertThat(failure).hasMessageContaining("no logon with *****").hasNoCause();
        assertThat(failure.abapMessage().text()).doesNotContain("hunter2");
        assertThat(wrong.toString()).doesNotContain("hunter2");
        assertThat(SapJcoFixture.destination().toString()).isEqualTo("t1/subaccount/erp");
    }
}
