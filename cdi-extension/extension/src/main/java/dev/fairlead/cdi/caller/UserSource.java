package dev.fairlead.cdi.caller;

import dev.fairlead.caller.OnBehalfOf;

/** One way to learn who the user is. */
@FunctionalInterface
interface UserSource {

    /**
     * On whose behalf the calling thread works; {@link OnBehalfOf#NOBODY} itself leaves the next source to answer, any
     * other nobody is an answer.
     *
     * @param now whom the container's security knows at this moment
     */
    OnBehalfOf user(ContainerPrincipal now);
}
