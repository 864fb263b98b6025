package dev.fairlead.agent.command;

import dev.fairlead.agent.certificate.AgentKeys;
import dev.fairlead.agent.certificate.SampleCertificates;
import dev.fairlead.agent.configuration.AgentConfiguration;
import dev.fairlead.agent.principal.PrincipalRefusedException;
import dev.fairlead.agent.principal.SubjectPattern;
import dev.fairlead.agent.principal.SubjectRules;
import dev.fairlead.tunnel.configuration.ConfigurationException;
import dev.fairlead.tunnel.keys.Pem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows what a subject rule makes of a user, without issuing anything that could log on. */
@Command(
        name = "sample-certificate",
        mixinStandardHelpOptions = true,
        description = "Writes a certificate as a subject rule would make it, to map users of a back end by."
                + " It is signed with a key that is thrown away, so nobody can log on with it.")
final class SampleCommand implements Callable<Integer> {
    @Mixin
    private TenantOption configuration;

    @Option(
            names = "--rule",
            paramLabel = "NUMBER",
            description = "which rule of propagation.subjectPatterns, counted from 1; the last one if left out")
    private int number;

    @Option(
            names = "--output",
            required = true,
            paramLabel = "FILE",
            description = "where to write it: DER if the name ends in .der, else PEM")
    private Path output;

    @Parameters(paramLabel = "VARIABLE=VALUE", description = "a value for each variable of the rule")
    private Map<String, String> values = Map.of();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws ConfigurationException, IOException, GeneralSecurityException {
        AgentConfiguration read = configuration.read();
        Clock clock = Clock.systemUTC();
        AgentKeys keys = AgentKeys.open(read.directory(), read.keys(), clock);
        SubjectPattern pattern = pattern(read.propagation().subjectRules());
        try {
            X509Certificate sample = new SampleCertificates(keys.authority(), clock).of(pattern.sample(values));
            boolean der = output.toString().endsWith(".der");
            Files.write(
                    output,
                    der ? sample.getEncoded() : Pem.encode(List.of(sample)).getBytes(StandardCharsets.US_ASCII));
            spec.commandLine().getOut().println(output + ": " + sample.getSubjectX500Principal());
            return 0;
        } catch (IllegalArgumentException | PrincipalRefusedException unusable) {
            throw new ParameterException(spec.commandLine(), unusable.getMessage(), unusable);
        }
    }

    private SubjectPattern pattern(SubjectRules rules) {
        int index = number == 0 ? rules.size() - 1 : number - 1;
        return rules.rule(index)
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(), "There is no rule " + number + ", only 1 to " + rules.size()))
                .pattern();
    }
}
