package dev.fairlead.benchmarks.measure;

import dev.fairlead.benchmarks.client.Client;
import dev.fairlead.benchmarks.client.Contestant;
import dev.fairlead.benchmarks.client.Scenario;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * What services are asked when many threads want the same destination for the first time, at once.
 *
 * @param contestant who was tried
 * @param calls how many calls there were; all were answered
 * @param tokenRequests requests to the token service
 * @param destinationRequests requests to the Destination service
 */
public record FirstCalls(Contestant contestant, int calls, int tokenRequests, int destinationRequests) {

    /** Lets {@code calls} threads make the first call of one signed-in user. */
    public static FirstCalls of(Contestant contestant, URI server, int calls)
            throws IOException, InterruptedException, ExecutionException {
        int[] before = counts(server);
        ExecutorService threads = Executors.newFixedThreadPool(calls);
        try (Client client = contestant.client(new Scenario(server, 1, Scenario.Route.INTERNET, true))) {
            CountDownLatch together = new CountDownLatch(calls);
            List<Future<String>> answers = new ArrayList<>();
            for (int call = 0; call < calls; call++) {
                answers.add(threads.submit(() -> {
                    together.countDown();
                    together.await();
                    return client.get(0);
                }));
            }
            for (Future<String> answer : answers) {
                answer.get();
            }
        } finally {
            threads.shutdownNow();
        }
        int[] after = counts(server);
        return new FirstCalls(contestant, calls, after[0] - before[0], after[1] - before[1]);
    }

    private static int[] counts(URI server) throws IOException, InterruptedException {
        String[] counts = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(server.resolve("/counts")).build(), HttpResponse.BodyHandlers.ofString())
                .body()
                .split(" ");
        return new int[] {Integer.parseInt(counts[0]), Integer.parseInt(counts[1])};
    }
}
