package dev.fairlead.benchmarks.tunnel.fairlead;

import dev.fairlead.agent.certificate.AgentKeys;
import dev.fairlead.agent.certificate.UserCertificates;
import dev.fairlead.agent.certificate.UserKeys;
import dev.fairlead.agent.principal.Subject;
import dev.fairlead.agent.principal.SubjectField;
import dev.fairlead.benchmarks.tunnel.process.Helper;
import dev.fairlead.benchmarks.tunnel.process.Words;
import dev.fairlead.tunnel.PrincipalKind;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** How many certificates of users the agent issues, and how many signatures the same processors make without any. */
public final class IssueMain {
    private static final Duration VALIDITY = Duration.ofHours(1);

    /** As long as what is signed of a certificate. */
    private static final int SIGNED_BYTES = 400;

    private IssueMain() {}

    /** As a {@link Helper}: can be asked to {@code sign} and to {@code issue}. Argument: an empty directory. */
    public static void main(String[] arguments) throws Exception {
        int threads = Runtime.getRuntime().availableProcessors();
        ExecutorService pool = Executors.newFixedThreadPool(threads, task -> {
            Thread thread = new Thread(task, "issue");
            thread.setDaemon(true);
            return thread;
        });
        UserCertificates certificates = new UserCertificates(
                AgentKeys.open(Path.of(arguments[0]), Clock.systemUTC()).authority(),
                UserKeys.AS_AUTHORITY,
                VALIDITY,
                Clock.systemUTC());
        Helper.serve(Words.of("ready"), question -> {
            double seconds = question.real("seconds");
            List<Callable<Long>> tasks = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                String prefix = "user-" + i + "-" + System.nanoTime() + "-";
                tasks.add(
                        question.verb().equals("sign")
                                ? () -> sign(seconds)
                                : () -> issue(certificates, prefix, seconds));
            }
            long count = 0;
            for (Future<Long> one : pool.invokeAll(tasks)) {
                count += one.get();
            }
            return Words.of("done").with("rate", count / seconds);
        });
    }

    private static long sign(double seconds) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        KeyPair pair = generator.generateKeyPair();
        Signature signature = Signature.getInstance("SHA256withECDSA");
        byte[] content = new byte[SIGNED_BYTES];
        long until = end(seconds);
        long count = 0;
        while (System.nanoTime() - until < 0) {
            signature.initSign(pair.getPrivate());
            signature.update(content);
            signature.sign();
            count++;
        }
        return count;
    }

    private static long issue(UserCertificates certificates, String prefix, double seconds) {
        long until = end(seconds);
        long count = 0;
        while (System.nanoTime() - until < 0) {
            certificates.of(new Subject(Map.of(SubjectField.CN, prefix + count)), PrincipalKind.BUSINESS);
            count++;
        }
        return count;
    }

    private static long end(double seconds) {
        return System.nanoTime() + (long) (seconds * TimeUnit.SECONDS.toNanos(1));
    }
}
