package dev.fairlead.logon;

import dev.fairlead.configuration.Configuration;
import dev.fairlead.configuration.ConfigurationReader;
import dev.fairlead.configuration.DestinationProperties;
import dev.fairlead.configuration.LdapConfiguration;
import dev.fairlead.configuration.MailConfiguration;
import dev.fairlead.configuration.ReadingPolicy;
import dev.fairlead.configuration.RfcConfiguration;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Destinations named {@code ops}, read from the properties that tell one from another. */
final class Destinations {

    private static final ConfigurationReader READER =
            new ConfigurationReader(new ReadingPolicy(false, false, Duration.ofSeconds(5), Duration.ofSeconds(30)));

    private static final Map<String, String> MAIL = Map.of(
            "Type", "MAIL",
            "ProxyType", "Internet",
            "Authentication", "BasicAuthentication",
            "mail.user", "ops@example.org",
            "mail.password", "s3cret");
    private static final Map<String, String> OAUTH = Map.of(
            "Authentication", "OAuth2ClientCredentials",
            "clientId", "client",
            "clientSecret", "s3cret",
            "tokenServiceURL", "https://id.example/token",
            "tokenServiceURL.ProxyType", "Internet");
    private static final Map<String, String> LDAP = Map.of(
            "Type", "LDAP",
            "ldap.url", "ldaps://ldap.example",
            "ldap.proxyType", "Internet",
            "ldap.authentication", "BasicAuthentication",
            "ldap.user", "cn=svc,dc=example",
            "ldap.password", "s3cret");
    private static final Map<String, String> RFC = Map.of(
            "Type", "RFC",
            "jco.destination.proxy_type", "OnPremise",
            "jco.client.ashost", "erp",
            "jco.client.sysnr", "00",
            "jco.client.client", "100");

    private Destinations() {}

    static MailConfiguration mail(Map<String, String> properties) {
        return (MailConfiguration) read(MAIL, properties);
    }

    static MailConfiguration mailWithToken(Map<String, String> properties) {
        Map<String, String> all = new HashMap<>(OAUTH);
        all.putAll(properties);
        return mail(all);
    }

    static LdapConfiguration ldap(Map<String, String> properties) {
        return (LdapConfiguration) read(LDAP, properties);
    }

    static RfcConfiguration rfc(Map<String, String> properties) {
        return (RfcConfiguration) read(RFC, properties);
    }

    private static Configuration read(Map<String, String> base, Map<String, String> changes) {
        Map<String, String> properties = new HashMap<>(base);
        properties.putAll(changes);
        return READER.read(DestinationProperties.of("ops", properties));
    }
}
