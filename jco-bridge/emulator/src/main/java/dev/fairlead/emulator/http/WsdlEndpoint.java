package dev.fairlead.emulator.http;

import dev.fairlead.emulator.answer.Answer;
import dev.fairlead.emulator.session.ModuleRunner;
import dev.fairlead.emulator.system.Logon;
import dev.fairlead.emulator.wsdl.WsdlWriter;
import dev.fairlead.rfc.metadata.FunctionDescription;
import dev.fairlead.rfc.soap.XmlNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** WSDL of the functions that are named: {@code GET /sap/bc/soap/wsdl11?services=STFC_CONNECTION,RFC_PING}. */
final class WsdlEndpoint implements Endpoint {
    private final ModuleRunner runner;
    private final String scheme;

    WsdlEndpoint(ModuleRunner runner, String scheme) {
        this.runner = runner;
        this.scheme = scheme;
    }

    @Override
    public Answer answer(Request request, Logon logon) {
        List<FunctionDescription> functions = new ArrayList<>();
        for (String name : request.parameter("services").orElse("").split(",")) {
            Optional<FunctionDescription> function = runner.description(XmlNames.decode(name.strip()));
            if (function.isEmpty()) {
                return Answer.page(404, "Not found", "There is no such function module.");
            }
            functions.add(function.get());
        }
        return Answer.xml(WsdlWriter.of(functions, scheme + "://" + request.host() + EmulatorServer.SOAP));
    }
}
