package dev.fairlead.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.emulator.testing.Emulators;
import dev.fairlead.emulator.testing.SoapClient;
import dev.fairlead.rfc.RfcRecord;
import dev.fairlead.rfc.metadata.FieldType;
import dev.fairlead.rfc.metadata.FunctionDescription;
import dev.fairlead.rfc.record.FunctionData;
import dev.fairlead.rfc.soap.SoapFault;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What modules do, as a caller over HTTP sees it. */
class SoapCallsTest {
    private final AbapEmulator emulator = Emulators.standard().start();
    private final SoapClient client = new SoapClient(emulator, "TESTER", "secret");

    @AfterEach
    void stop() {
        emulator.close();
    }

    @Test
    @Tag("RFC-39")
    void textComesBackWithTheSystemsWordsBesideIt() {
        String text = "  Fish & Chips <100> \"quoted\" 'single' Größe Привет 漢字 "
                        .repeat(4)
                        .substring(0, 200) + "x";
        FunctionData call = client.function("STFC_CONNECTION").set("REQUTEXT", text);

        assertThat(client.call(call)).isEmpty();

        assertThat(call.getString("ECHOTEXT")).isEqualTo(text);
        assertThat(call.getString("RESPTEXT"))
                .isEqualTo("SAP R/3 Rel. 758   Sysid: FLD      Date: 20250131   Time: 101500   "
                        + "Logon_Data: 100/TESTER/EN");
    }

    @Test
    @Tag("RFC-40")
    void aStructureComesBackAndARowWithChangesIsAdded() {
        FunctionData call = client.function("STFC_STRUCTURE");
        call.imports()
                .getStructure("IMPORTSTRUCT")
                .set("RFCFLOAT", 1.5)
                .set("RFCCHAR1", "A")
                .set("RFCINT2", -32768)
                .set("RFCINT1", 254)
                .set("RFCCHAR4", "BCDE")
                .set("RFCINT4", 2147483646)
                .set("RFCHEX3", "F1F1F2")
                .set("RFCCHAR2", "FG")
                .set("RFCTIME", "235958")
                .set("RFCDATE", "20250130")
                .set("RFCDATA1", "left");

        assertThat(client.call(call)).isEmpty();

        RfcRecord echo = call.structure("ECHOSTRUCT");
        assertThat(echo.getDouble("RFCFLOAT")).isEqualTo(1.5);
        assertThat(echo.getString("RFCHEX3")).isEqualTo("F1F1F2");
        assertThat(echo.getString("RFCTIME")).isEqualTo("23:59:58");
        assertThat(echo.getString("RFCDATE")).isEqualTo("2025-01-30");
        RfcRecord row = call.table("RFCTABLE").row(0);
        assertThat(row.getDouble("RFCFLOAT")).isEqualTo(2.5);
        assertThat(row.getInt("RFCINT2")).isEqualTo(-32767);
        assertThat(row.getInt("RFCINT1")).isEqualTo(255);
        assertThat(row.getInt("RFCINT4")).isEqualTo(2147483647);
        assertThat(row.getString("RFCCHAR1")).isEqualTo("X");
        assertThat(row.getString("RFCCHAR2")).isEqualTo("YZ");
        assertThat(row.getString("RFCHEX3")).isEqualTo("F1F2F3");
        assertThat(row.getString("RFCDATE")).isEqualTo("2025-01-31");
        assertThat(row.getString("RFCTIME")).isEqualTo("10:15:00");
        assertThat(row.getString("RFCDATA1")).isEqualTo("left");
    }

    @Test
    void theLargestNumberHasNoSuccessor() {
        FunctionData call = client.function("STFC_STRUCTURE");
        call.imports().getStructure("IMPORTSTRUCT").set("RFCINT4", Integer.MAX_VALUE);

        assertThat(client.call(call).flatMap(SoapFault::error).orElseThrow().type())
                .isEqualTo("COMPUTE_INT_PLUS_OVERFLOW");
    }

    @Test
    @Tag("RFC-41")
    void aChangingParameterGoesThereAndBack() {
        FunctionData call =
                client.function("STFC_CHANGING").set("START_VALUE", 10).set("COUNTER", 1);

        assertThat(client.call(call)).isEmpty();

        assertThat(call.getInt("RESULT")).isEqualTo(11);
        assertThat(call.getInt("COUNTER")).isEqualTo(2);
    }

    @Test
    @Tag("RFC-42")
    void tenThousandRowsWithStringsComeBackWithOneMore() {
        FunctionData call = client.function("STFC_DEEP_TABLE");
        for (int i = 0; i < 10_000; i++) {
            call.imports()
                    .getTable("IMPORT_TAB")
                    .addRow()
                    .set("I", i)
                    .set("C", "row " + i)
                    .set("STR", "text " + i + " ")
                    .set("XSTR", new byte[] {(byte) i, 1});
        }

        assertThat(client.call(call)).isEmpty();

        assertThat(call.table("EXPORT_TAB").size()).isEqualTo(10_001);
        RfcRecord last = call.table("EXPORT_TAB").row(9_999);
        assertThat(last.getString("STR")).isEqualTo("text 9999 ");
        assertThat(last.getByteArray("XSTR")).containsExactly((byte) 9999, 1);
    }

    @Test
    @Tag("RFC-43")
    void everyTypeKeepsItsValue() {
        FunctionData call = client.function("Z_FL_TYPES")
                .set("IV_AMOUNT", new BigDecimal("-9999999999999.99"))
                .set("IV_NUMC", "4711")
                .set("IV_DATE", "99991231")
                .set("IV_TIME", "235959")
                .set("IV_DECF", new BigDecimal("-1.5E+30"))
                .set("IV_INT8", Long.MIN_VALUE)
                .set("IV_INT1", 255)
                .set("IV_BYTE", "00FF00FF")
                .set("IV_FLAG", "X")
                .set("IT_NAMES", List.of("first", "  second"));

        assertThat(client.call(call)).isEmpty();

        assertThat(call.get("EV_AMOUNT")).isEqualTo(new BigDecimal("-9999999999999.99"));
        assertThat(call.getString("EV_NUMC")).isEqualTo("0000004711");
        assertThat(call.getString("EV_DATE")).isEqualTo("9999-12-31");
        assertThat(call.getString("EV_TIME")).isEqualTo("23:59:59");
        assertThat((BigDecimal) call.get("EV_DECF")).isEqualByComparingTo("-1.5E+30");
        assertThat(call.get("EV_INT8")).isEqualTo(Long.MIN_VALUE);
        assertThat(call.getInt("EV_INT1")).isEqualTo(255);
        assertThat(call.getString("EV_BYTE")).isEqualTo("00FF00FF");
        assertThat(call.table("ET_NAMES").stream().map(row -> row.getString(0))).containsExactly("first", "  second");
    }

    @Test
    @Tag("RFC-50")
    void lineEndsAndBlanksOfStringsAreKept() {
        FunctionData call = client.function("Z_FL_BLOB")
                .set("IV_XSTR", new byte[] {0, 1, 2, 3, 4, 5, (byte) 255})
                .set("IV_STR", "line one\r\nline two   ");

        assertThat(client.call(call)).isEmpty();

        assertThat(call.getString("EV_STR")).isEqualTo("line one\r\nline two   ");
        assertThat(call.getInt("EV_SLEN")).isEqualTo(21);
        assertThat(call.getInt("EV_XLEN")).isEqualTo(7);
    }

    @Test
    @Tag("RFC-38")
    void namesWithNamespacesAndTablesWithinStructuresComeBack() {
        FunctionData call = client.function("Z_FL_NEST");
        RfcRecord outer = call.imports().getStructure("IS_OUTER").set("ID", 7);
        outer.getStructure("/FLD/INNER").set("NAME", "inner").set("/FLD/FLAG", "X");
        outer.getStructure("/FLD/INNER")
                .getTable("ROWS")
                .addRow()
                .set("POSITION", 3)
                .set("NOTES", List.of("deep", "deeper"));

        assertThat(client.call(call)).isEmpty();

        RfcRecord inner = call.exports().getStructure("ES_OUTER").getStructure("/FLD/INNER");
        assertThat(inner.getString("/FLD/FLAG")).isEqualTo("X");
        assertThat(inner.getTable("ROWS").row(0).getTable("NOTES").row(1).getString(0))
                .isEqualTo("deeper");
    }

    @Test
    @Tag("RFC-44")
    void whatIsNotSentHasItsDefault() {
        FunctionData call = client.function("Z_FL_OPTIONAL").set("C", "given");

        assertThat(client.call(call)).isEmpty();

        assertThat(call.getString("EV_A")).isEqualTo("X");
        assertThat(call.getString("EV_A_SUPPLIED")).isEmpty();
        assertThat(call.getString("EV_B_SUPPLIED")).isEmpty();
        assertThat(call.getString("EV_C_SUPPLIED")).isEqualTo("X");
    }

    @Test
    @Tag("RFC-45")
    void aTableThatTheCallerDoesNotListDoesNotComeBack() {
        FunctionData call = client.function("BAPI_COMPANYCODE_GETLIST").setActive("COMPANYCODE_LIST", false);

        assertThat(new String(client.post(call, "").body()))
                .contains("<RETURN>")
                .doesNotContain("COMPANYCODE_LIST");
    }

    @Test
    void companyCodesOfTheClientComeInOrder() {
        FunctionData call = client.function("BAPI_COMPANYCODE_GETLIST");

        assertThat(client.call(call)).isEmpty();

        assertThat(call.table("COMPANYCODE_LIST").stream().map(row -> row.getString("COMP_CODE")))
                .containsExactly("1000", "1010", "2000", "3000");
        assertThat(call.structure("RETURN").getString("TYPE")).isEmpty();
    }

    @Test
    void aCompanyCodeThatDoesNotExistIsAnErrorInTheResult() {
        FunctionData call = client.function("BAPI_COMPANYCODE_GETDETAIL").set("COMPANYCODEID", "9999");

        assertThat(client.call(call)).isEmpty();

        assertThat(call.structure("RETURN").getString("TYPE")).isEqualTo("E");
        assertThat(call.structure("RETURN").getString("CODE")).isEqualTo("FN020");
    }

    @Test
    void aCompanyCodeHasDetails() {
        FunctionData call = client.function("BAPI_COMPANYCODE_GETDETAIL").set("COMPANYCODEID", "2000");

        assertThat(client.call(call)).isEmpty();

        assertThat(call.structure("COMPANYCODE_DETAIL").getString("CURRENCY")).isEqualTo("GBP");
        assertThat(call.structure("COMPANYCODE_ADDRESS").getString("CITY")).isEqualTo("Dover");
    }

    @Test
    void usersAreKnownByName() {
        FunctionData call = client.function("BAPI_USER_GET_DETAIL").set("USERNAME", "TESTER");

        assertThat(client.call(call)).isEmpty();

        assertThat(call.structure("ADDRESS").getString("FULLNAME")).isEqualTo("Tess Tester");
        assertThat(call.table("RETURN").isEmpty()).isTrue();
    }

    @Test
    void messagesAreInTheLanguageOfTheUser() {
        FunctionData call = client.function("BAPI_USER_GET_DETAIL").set("USERNAME", "NOBODY");

        assertThat(new SoapClient(emulator, "GERMAN", "secret").call(call)).isEmpty();

        assertThat(call.table("RETURN").row(0).getString("MESSAGE")).isEqualTo("Benutzer NOBODY gibt es nicht");
    }

    @Test
    void aModuleOfOnesOwnIsCalledLikeAnyOther() {
        try (AbapEmulator own = Emulators.standard()
                .module(
                        FunctionDescription.named("Z_ADD")
                                .imports("A", FieldType.INT)
                                .imports("B", FieldType.INT)
                                .exports("SUM", FieldType.INT)
                                .build(),
                        (context, function) ->
                                function.exports().set("SUM", function.getInt("A") + function.getInt("B")))
                .start()) {
            SoapClient ownClient = new SoapClient(own, "TESTER", "secret");
            FunctionData call = ownClient.function("Z_ADD").set("A", 2).set("B", 3);

            assertThat(ownClient.call(call)).isEmpty();

            assertThat(call.getInt("SUM")).isEqualTo(5);
        }
    }

    @Test
    void aModuleThatIsNotThereIsAFault() {
        String body = "<e:Envelope xmlns:e=\"http://schemas.xmlsoap.org/soap/envelope/\"><e:Body>"
                + "<f:Z_NONE xmlns:f=\"urn:sap-com:document:sap:rfc:functions\"/></e:Body></e:Envelope>";

        assertThat(new String(client.postText("/sap/bc/soap/rfc", body).body()))
                .contains("Function module Z_NONE not found");
    }

    @Test
    void aModuleThatIsTakenAwayIsGoneForCallersWhoKnowIt() {
        FunctionData call = client.function("STFC_CONNECTION");
        emulator.removeModule("STFC_CONNECTION");

        assertThat(client.call(call).orElseThrow().text()).isEqualTo("Function module STFC_CONNECTION not found");
    }

    @Test
    @Tag("RFC-52")
    void aDeclaredExceptionComesWithItsMessage() {
        FunctionData call = client.function("RFC_READ_TABLE").set("QUERY_TABLE", "ZNONE");

        SoapFault.Raised raised = client.call(call).flatMap(SoapFault::raised).orElseThrow();

        assertThat(raised.function()).isEqualTo("RFC_READ_TABLE");
        assertThat(raised.name()).isEqualTo("TABLE_NOT_AVAILABLE");
        assertThat(raised.text()).isEqualTo("Table ZNONE is not active in the dictionary");
        assertThat(raised.messageClass() + raised.number()).isEqualTo("DA131");
        assertThat(raised.parameters()).containsExactly("ZNONE");
    }

    @Test
    void aMessageEndsAModuleAndItsTextIsTold() {
        FunctionData call =
                client.function("RFC_RAISE_ERROR").set("METHOD", "0").set("MESSAGETYPE", "E");

        SoapFault.Failed failed = client.call(call).flatMap(SoapFault::error).orElseThrow();

        assertThat(failed.type()).isEqualTo("ERROR_MESSAGE_STATE");
        assertThat(failed.message()).isEqualTo("Function not supported");
    }

    @Test
    void aRequestThatIsBrokenIsAFaultAndRunsNothing() {
        String body = "<e:Envelope xmlns:e=\"http://schemas.xmlsoap.org/soap/envelope/\"><e:Body>"
                + "<f:RFC_PING xmlns:f=\"urn:sap-com:document:sap:rfc:functions\">";

        assertThat(client.postText("/sap/bc/soap/rfc", body).statusCode()).isEqualTo(500);
        assertThat(emulator.calls().entries()).isEmpty();
    }

    @Test
    void whatRanIsInTheLog() {
        client.call(client.function("RFC_PING"));
        client.call(client.function("RFC_PING"));

        assertThat(emulator.calls().runsOf("RFC_PING")).isEqualTo(2);
    }
}
