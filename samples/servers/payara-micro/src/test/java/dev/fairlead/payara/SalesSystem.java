package dev.fairlead.payara;

import dev.fairlead.emulator.AbapEmulator;
import java.util.HashMap;
import java.util.Map;

/** An emulated ABAP system, and the destinations that {@link dev.fairlead.payara.app.Programs} call. */
final class SalesSystem implements AutoCloseable {
    private final AbapEmulator emulator = AbapEmulator.builder()
            .sid("FLD")
            .client("100")
            .user("TESTER", "s3cret")
            .standardModules()
            .statefulSoap(true)
            .start();

    /** Configuration keys of {@code sales}, which leads here, and {@code personal}, which is for signed-in users alone. */
    Map<String, String> asDestinations() {
        Map<String, String> all = new HashMap<>();
        Map.of(
                        "Type", "RFC",
                        "jco.destination.proxy_type", "Internet",
                        "jco.client.wshost", "localhost",
                        "jco.client.wsport", "1",
                        "jco.client.client", "100",
                        "jco.client.user", "TESTER",
                        "jco.client.passwd", "s3cret",
                        "jco.destination.x_fairlead.soap_url", emulator.url().toString(),
                        "jco.destination.x_fairlead.allow_plain", "1",
                        "jco.destination.x_fairlead.session", "cookie")
                .forEach((key, value) -> all.put("fairlead.destination.sales." + key, value));
        Map.of(
                        "Type", "RFC",
                        "jco.destination.proxy_type", "OnPremise",
                        "jco.destination.auth_type", "PrincipalPropagation",
                        "jco.client.ashost", "erp.virtual",
                        "jco.client.sysnr", "42",
                        "jco.client.client", "100")
                .forEach((key, value) -> all.put("fairlead.destination.personal." + key, value));
        return all;
    }

    @Override
    public void close() {
        emulator.close();
    }
}
