package dev.fairlead.jco;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import org.junit.jupiter.api.Test;

/** Calls with one list of what is sent and one of what comes back. */
class RequestTest extends EmulatedSystem {

    private JCoRequest request(String function) throws JCoException {
        return erp().getRepository().getRequest(function);
    }

    @Test
    void importAndChangingParametersAreSentAndComeBackWithTheExportedOnes() throws Exception {
        JCoRequest request = request("STFC_CHANGING");
        request.setValue("START_VALUE", 10);
        request.setValue("COUNTER", 1);

        JCoResponse response = request.execute(erp());

        assertThat(response.getInt("RESULT")).isEqualTo(11);
        assertThat(response.getInt("COUNTER")).isEqualTo(2);
        assertThat(response.getListMetaData().hasField("START_VALUE")).isFalse();
        assertThat(response.getListMetaData().isChanging("COUNTER")).isTrue();
        assertThat(request.getInt("COUNTER")).isOne();
        assertThat(request.getListMetaData().isImport("START_VALUE")).isTrue();
        assertThat(request.toJSON()).isEqualTo("{\"START_VALUE\":10,\"COUNTER\":1}");
    }

    @Test
    void tablesAndStructuresTravel() throws Exception {
        JCoRequest request = request("STFC_STRUCTURE");
        request.getStructure("IMPORTSTRUCT").setValue("RFCINT4", 41);
        request.getTable("RFCTABLE").appendRow();

        JCoResponse response = request.execute(erp());

        assertThat(response.getStructure("ECHOSTRUCT").getInt("RFCINT4")).isEqualTo(41);
        assertThat(response.getTable("RFCTABLE").getNumRows()).isEqualTo(2);
        assertThat(response.getTable("RFCTABLE").getRow()).isZero();
        assertThat(request.getTable("RFCTABLE").getNumRows()).isOne();
    }

    @Test
    void anInactiveTableIsNotFetched() throws Exception {
        JCoRequest request = request("STFC_STRUCTURE");
        request.setActive("RFCTABLE", false);

        assertThat(request.isActive("RFCTABLE")).isFalse();
        assertThat(request.execute(erp()).getTable("RFCTABLE").isEmpty()).isTrue();
    }

    @Test
    void aFailureIsThatOfTheFunction() throws Exception {
        JCoRequest failing = request("STFC_EXCEPTION");

        assertThatThrownBy(() -> failing.execute(erp())).isInstanceOf(AbapException.class);
        assertThat(request("NO_SUCH_FM")).isNull();
    }

    @Test
    void requestsAreClonedAndSerialised() throws Exception {
        JCoRequest request = request("STFC_CHANGING");
        request.setValue("START_VALUE", 10);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(request.clone());
        }
        request.setValue("START_VALUE", 20);

        JCoRequest read;
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            read = (JCoRequest) in.readObject();
        }

        assertThat(read.isInitialized("COUNTER")).isFalse();
        assertThat(read.execute(erp()).getInt("RESULT")).isEqualTo(10);
    }
}
