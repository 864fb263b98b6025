package dev.fairlead.tunnel.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBufAllocator;
import io.netty.util.ResourceLeakDetectorFactory;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Fails a test class after which a buffer was collected that nobody had released. */
public final class LeakGuard implements AfterAllCallback {

    @Override
    public void afterAll(ExtensionContext context) {
        assertThat(ResourceLeakDetectorFactory.instance().newResourceLeakDetector(Object.class))
                .as("the detector that the build names")
                .isInstanceOf(RecordingLeakDetector.class);
        System.gc();
        // the detector looks for what was collected when the next buffer is allocated
        ByteBufAllocator.DEFAULT.buffer(1).release();
        assertThat(RecordingLeakDetector.leaks())
                .as("buffers that were never released")
                .isEmpty();
    }
}
