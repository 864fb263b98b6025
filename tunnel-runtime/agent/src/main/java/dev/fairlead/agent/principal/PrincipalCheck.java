package dev.fairlead.agent.principal;

import dev.fairlead.tunnel.Principal;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Says what is known about the holder of a principal's token. */
public interface PrincipalCheck {

    /**
     * A principal whose token was verified before. Never blocks.
     *
     * @return empty if its token has to be verified
     * @throws PrincipalRefusedException if it is not believed any more
     */
    Optional<Claims> known(Principal principal);

    /**
     * Verifies a principal.
     *
     * @return completes with a {@link PrincipalRefusedException} if it is not believed
     * @throws PrincipalRefusedException if that is known at once
     */
    CompletionStage<Claims> verify(Principal principal);
}
