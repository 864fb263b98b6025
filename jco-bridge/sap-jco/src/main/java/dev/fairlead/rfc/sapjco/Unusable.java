package dev.fairlead.rfc.sapjco;

import dev.fairlead.rfc.RfcErrorGroup;
import dev.fairlead.rfc.RfcException;
import dev.fairlead.rfc.RfcFailure;

/** Why SAP JCo cannot be used by anybody here. */
final class Unusable {

    private Unusable() {}

    static RfcException because(String found, String hint) {
        return RfcException.of(RfcFailure.of(RfcErrorGroup.INITIALIZATION, "", "SAP JCo", "is not available: " + found)
                .withHint(hint));
    }
}
