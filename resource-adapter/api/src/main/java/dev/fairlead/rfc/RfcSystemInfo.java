package dev.fairlead.rfc;

import java.util.Objects;

/**
 * What an ABAP system says of itself, and for whom it was asked. Text that is not known is empty.
 *
 * @param systemId three characters, {@code FLD}
 * @param systemNumber two digits
 * @param host name of the application server
 * @param address IP address of the application server
 * @param release of the ABAP software, {@code 758}
 * @param kernelRelease of the kernel
 * @param codePage SAP's number of the code page, {@code 4103}
 * @param client three digits
 * @param user whom the calls act for
 * @param userVerified whether the system itself confirmed the user; false for a propagated principal
 * @param language two letters
 */
public record RfcSystemInfo(
        String systemId,
        String systemNumber,
        String host,
        String address,
        String release,
        String kernelRelease,
        String codePage,
        String client,
        String user,
        boolean userVerified,
        String language) {

    public RfcSystemInfo {
        Objects.requireNonNull(systemId, "systemId");
        Objects.requireNonNull(systemNumber, "systemNumber");
        Objects.requireNonNull(host, "host");
        Objects.requireNonNull(address, "address");
        Objects.requireNonNull(release, "release");
        Objects.requireNonNull(kernelRelease, "kernelRelease");
        Objects.requireNonNull(codePage, "codePage");
        Objects.requireNonNull(client, "client");
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(language, "language");
    }

    /** The same, asked for a user by this name, whom the system itself has not confirmed. */
    public RfcSystemInfo forPrincipal(String name) {
        return new RfcSystemInfo(
                systemId, systemNumber, host, address, release, kernelRelease, codePage, client, name, false, language);
    }

    /** Whether a character takes two bytes in the system's memory. */
    public boolean isUnicode() {
        return codePage.equals("4102") || codePage.equals("4103");
    }
}
