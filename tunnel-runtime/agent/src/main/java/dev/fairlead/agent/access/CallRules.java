package dev.fairlead.agent.access;

import java.util.Objects;

/**
 * What may be called of an ABAP system by SOAP (RFC specification, D.3).
 *
 * @param paths where it is called
 * @param functions which functions
 * @param clients which clients, and by whom
 */
public record CallRules(SoapPaths paths, FunctionAccess functions, ClientAccess clients) {

    public CallRules {
        Objects.requireNonNull(paths, "paths");
        Objects.requireNonNull(functions, "functions");
        Objects.requireNonNull(clients, "clients");
    }
}
