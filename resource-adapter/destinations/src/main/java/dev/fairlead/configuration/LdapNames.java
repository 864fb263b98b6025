package dev.fairlead.configuration;

import java.util.Set;

/** The properties of LDAP destinations (destination specification, 1.19). */
final class LdapNames {

    static final String URL = "ldap.url";
    static final String PROXY_TYPE = "ldap.proxyType";
    static final String AUTHENTICATION = "ldap.authentication";
    static final String USER = "ldap.user";
    static final String PASSWORD = "ldap.password";
    static final String DESCRIPTION = "ldap.description";
    static final String ALLOW_PLAIN = "fairlead.ldap.allowPlain";
    static final String START_TLS = "fairlead.ldap.startTls";

    static final Set<String> ALL =
            Set.of(URL, PROXY_TYPE, AUTHENTICATION, USER, PASSWORD, DESCRIPTION, ALLOW_PLAIN, START_TLS);

    private LdapNames() {}
}
