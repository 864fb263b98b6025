package dev.fairlead.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.emulator.testing.Emulators;
import dev.fairlead.rfc.Export;
import dev.fairlead.rfc.Field;
import dev.fairlead.rfc.Import;
import dev.fairlead.rfc.RfcModule;
import dev.fairlead.rfc.Tables;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The interface that docs/rfc.md begins with. */
class MappedInterfaceTest {

    interface CompanyCodes {
        @RfcModule("BAPI_COMPANYCODE_GETLIST")
        @Tables("COMPANYCODE_LIST")
        List<CompanyCode> all();

        @RfcModule("BAPI_COMPANYCODE_GETDETAIL")
        Detail detail(@Import("COMPANYCODEID") String id);

        record CompanyCode(
                @Field("COMP_CODE") String id,
                @Field("COMP_NAME") String name) {}

        record Detail(
                @Export("COMPANYCODE_DETAIL") Company company,
                @Export("RETURN") Message message) {}

        record Company(String compCode, String compName, String city, String country) {}

        record Message(String type, String code, String message) {}
    }

    private final AbapEmulator emulator = Emulators.standard().start();
    private final CompanyCodes companies =
            emulator.connect("TESTER").asRfcConnection().modules(CompanyCodes.class);

    @AfterEach
    void stop() {
        emulator.close();
    }

    @Test
    void tablesBecomeListsOfRecords() {
        assertThat(companies.all())
                .contains(new CompanyCodes.CompanyCode("1000", "Harbour Supplies GmbH"))
                .hasSize(4);
    }

    @Test
    void structuresBecomeRecords() {
        CompanyCodes.Detail detail = companies.detail("1010");

        assertThat(detail.company()).isEqualTo(new CompanyCodes.Company("1010", "Northern Ropes GmbH", "Kiel", "DE"));
        assertThat(detail.message()).isEqualTo(new CompanyCodes.Message("", "", ""));
    }

    @Test
    void whatAFunctionSaysOfItsFailureIsAResult() {
        assertThat(companies.detail("9999").message())
                .returns("E", CompanyCodes.Message::type)
                .returns("FN020", CompanyCodes.Message::code);
    }
}
