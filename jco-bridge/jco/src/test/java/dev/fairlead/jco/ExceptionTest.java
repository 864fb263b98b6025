package dev.fairlead.jco;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What failures tell (RFC specification, B.7). */
class ExceptionTest {

    @Test
    void aFailureWithAMessageOfTheSystemTellsItsParts() {
        Throwable cause = new IllegalStateException();
        JCoException failure =
                new JCoException(104, "DUMP", "It broke", "FN", 'A', "020", new String[] {"one", "two"}, cause);

        assertThat(failure.getGroup()).isEqualTo(JCoException.JCO_ERROR_SYSTEM_FAILURE);
        assertThat(failure.getKey()).isEqualTo("DUMP");
        assertThat(failure.getMessageClass()).isEqualTo("FN");
        assertThat(failure.getMessageType()).isEqualTo('A');
        assertThat(failure.getMessageNumber()).isEqualTo("020");
        assertThat(failure.getMessageText()).isEqualTo("It broke");
        assertThat(failure.getMessageParameters()).containsExactly("one", "two", "", "");
        assertThat(failure).hasCause(cause);
        assertThat(new JCoException(104, "DUMP", "It broke", "FN", 'A', "020", new String[0]))
                .hasNoCause();
    }

    @Test
    void aFailureOfAGroupHasTheKeyOfTheGroup() {
        JCoException failure = new JCoException(JCoException.JCO_ERROR_COMMUNICATION, "no route");

        assertThat(failure).hasToString("dev.fairlead.jco.JCoException: (102) JCO_ERROR_COMMUNICATION: no route");
    }

    @Test
    void aDeclaredExceptionHasItsNameAsKey() {
        AbapException failure = new AbapException("NOT_FOUND", "FN", 'E', "020", new String[] {"4711"});

        assertThat(failure.getGroup()).isEqualTo(JCoException.JCO_ERROR_ABAP_EXCEPTION);
        assertThat(failure.getKey()).isEqualTo("NOT_FOUND");
        assertThat(failure.getMessageParameter(0)).isEqualTo("4711");
    }
}
