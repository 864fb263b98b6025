package dev.fairlead.jco;

import dev.fairlead.emulator.AbapEmulator;
import dev.fairlead.jco.spi.DestinationProviders;
import dev.fairlead.rfc.RfcErrorGroup;
import dev.fairlead.rfc.RfcException;
import dev.fairlead.rfc.RfcFailure;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** An emulated system behind the destinations ERP, for TESTER, and LIMITED, for a user of that name. */
abstract class EmulatedSystem {
    static final Map<String, String> DATA = Map.of(
            "jco.client.ashost", "erp.example.com",
            "jco.client.sysnr", "00",
            "jco.client.client", "100",
            "jco.client.user", "TESTER",
            "jco.destination.proxy_type", "OnPremise",
            "jco.destination.pool_capacity", "5",
            "jco.destination.peak_limit", "3");

    final AbapEmulator emulator = AbapEmulator.builder()
            .sid("FLD")
            .release("758")
            .client("100")
            .standardUsers("secret")
            .user("TESTER", "secret")
            .user("MATE", "secret")
            .standardModules()
            .start();
    final Map<String, LocalAccess> accesses = new HashMap<>();
    private DestinationProviders.Registration registration;

    @BeforeEach
    final void register() {
        accesses.put("ERP", new LocalAccess("ERP", emulator, "TESTER", DATA));
        accesses.put("LIMITED", new LocalAccess("LIMITED", emulator, "LIMITED", DATA));
        registration = DestinationProviders.register(name -> {
            if (name.equals("WRONG")) {
                throw RfcException.of(
                        RfcFailure.of(RfcErrorGroup.CONFIGURATION, name, "jco.client.ashost", "is missing"));
            }
            return Optional.ofNullable(accesses.get(name));
        });
    }

    @AfterEach
    final void stop() {
        registration.close();
        emulator.close();
    }

    final JCoDestination erp() throws JCoException {
        return JCoDestinationManager.getDestination("ERP");
    }

    final JCoFunction function(String name) throws JCoException {
        return erp().getRepository().getFunction(name);
    }

    /** Adds one to a counter in the memory of the session, and gives what it is then: 0 if no session was shared. */
    final int increment() throws JCoException {
        function("Z_INCREMENT_COUNTER").execute(erp());
        JCoFunction counter = function("Z_GET_COUNTER");
        counter.execute(erp());
        return counter.getExportParameterList().getInt("GET_VALUE");
    }
}
