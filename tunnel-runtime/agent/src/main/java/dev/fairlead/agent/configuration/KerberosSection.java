package dev.fairlead.agent.configuration;

import dev.fairlead.agent.kerberos.KerberosSettings;
import dev.fairlead.tunnel.configuration.NamedFiles;
import dev.fairlead.tunnel.configuration.YamlObject;
import dev.fairlead.tunnel.configuration.YamlValue;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads {@code kerberos}: as whom the agent asks for tickets in callers' names (agent specification, 4.6). */
final class KerberosSection {
    private static final Pattern PRINCIPAL = Pattern.compile("[^@\\s]+@[^@\\s/]+");
    private static final String PRINCIPAL_HINT = "Write name and realm, such as svc-agent@CORP.EXAMPLE";

    private final NamedFiles named;

    KerberosSection(NamedFiles named) {
        this.named = named;
    }

    Optional<KerberosSettings> read(Optional<YamlObject> kerberos) {
        return kerberos.flatMap(section -> {
            Optional<String> principal = section.required("principal", PRINCIPAL_HINT)
                    .flatMap(value -> value.parsed(KerberosSection::principal, PRINCIPAL_HINT));
            Optional<Path> keytab = section.required("keytab", "Write the name of a keytab file")
                    .flatMap(this::readable);
            section.close();
            return principal.flatMap(name -> keytab.map(file -> settings(name, file)));
        });
    }

    private static KerberosSettings settings(String principal, Path keytab) {
        int at = principal.indexOf('@');
        return new KerberosSettings(principal.substring(0, at), principal.substring(at + 1), keytab);
    }

    private static String principal(String text) {
        if (!PRINCIPAL.matcher(text).matches()) {
            throw new IllegalArgumentException("this is not a principal with its realm");
        }
        return text;
    }

    private Optional<Path> readable(YamlValue value) {
        return value.parsed(named::resolve, "Write the name of a file")
                .flatMap(path -> Files.isReadable(path)
                        ? Optional.of(path)
                        : value.wrong("there is no readable file " + path, "Names are relative to this file"));
    }
}
