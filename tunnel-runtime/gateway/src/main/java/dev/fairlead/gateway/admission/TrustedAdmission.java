package dev.fairlead.gateway.admission;

import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Lets everybody pass who reaches the front, for one tenant: the trusted mode with a dedicated tenant. */
public final class TrustedAdmission implements Admission {
    private final String tenant;
    private final Principals principals = new Principals();

    /** @param tenant whose agents every call reaches */
    public TrustedAdmission(String tenant) {
        this.tenant = Objects.requireNonNull(tenant, "tenant");
    }

    @Override
    public CompletionStage<Admitted> admit(Credentials credentials) {
        try {
            return CompletableFuture.completedFuture(new Admitted(tenant, "", principals.of(credentials)));
        } catch (RefusedException refused) {
            return CompletableFuture.failedFuture(refused);
        }
    }
}
