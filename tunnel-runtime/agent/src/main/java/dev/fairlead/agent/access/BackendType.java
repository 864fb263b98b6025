package dev.fairlead.agent.access;

import java.util.Set;

/**
 * What kind of system a back end is, for people; it decides no request, but which protocols make sense (agent
 * specification, 2.4).
 */
public enum BackendType {
    ABAP("abapSys", Family.HTTP, Family.RFC, Family.TCP),
    GATEWAY("netweaverGW", Family.HTTP, Family.RFC, Family.TCP),
    HANA("hana", Family.HTTP, Family.TCP),
    APPLICATION_SERVER_JAVA("applServerJava", Family.HTTP),
    COMPOSITION_ENVIRONMENT("netweaverCE", Family.HTTP),
    BUSINESS_CONNECTOR("BC", Family.HTTP),
    PROCESS_INTEGRATION("PI", Family.HTTP),
    OTHER_SAP("otherSAPsys", Family.HTTP, Family.TCP),
    NON_SAP("nonSAPsys", Family.HTTP, Family.TCP, Family.LDAP);

    private enum Family {
        HTTP,
        RFC,
        TCP,
        LDAP
    }

    private final String configured;
    private final Set<Family> families;

    BackendType(String configured, Family... families) {
        this.configured = configured;
        this.families = Set.of(families);
    }

    /** As it is written in configurations. */
    public String configured() {
        return configured;
    }

    /** Whether such a system may speak that. */
    public boolean speaks(Protocol protocol) {
        return families.contains(family(protocol));
    }

    /** What a mapping without a type is of. */
    public static BackendType usual(Protocol protocol) {
        return family(protocol) == Family.RFC ? ABAP : NON_SAP;
    }

    private static Family family(Protocol protocol) {
        return switch (protocol) {
            case HTTP, HTTPS -> Family.HTTP;
            case RFC, RFCS, RFCWS -> Family.RFC;
            case TCP, TCPS -> Family.TCP;
            case LDAP, LDAPS -> Family.LDAP;
        };
    }
}
