package dev.fairlead.connector.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.error.DestinationException;
import dev.fairlead.error.ErrorCode;
import dev.fairlead.error.ErrorDetail;
import jakarta.resource.ResourceException;
import jakarta.resource.spi.ApplicationServerInternalException;
import jakarta.resource.spi.ResourceAllocationException;
import jakarta.resource.spi.work.WorkRejectedException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ContainerErrorsTest {

    @ParameterizedTest
    @MethodSource
    void aContainersExceptionBecomesItsCode(ResourceException thrown, ErrorCode code) {
        DestinationException translated = ContainerErrors.translate(thrown, "erp");

        assertThat(translated.code()).isEqualTo(code);
        assertThat(translated.destination()).isEqualTo("erp");
        assertThat(translated).hasCause(thrown);
    }

    static Stream<Arguments> aContainersExceptionBecomesItsCode() {
        return Stream.of(
                Arguments.of(new ResourceAllocationException("in use: all"), ErrorCode.POOL_EXHAUSTED),
                Arguments.of(
                        new ResourceException("wrapped", new ResourceAllocationException("in use: all")),
                        ErrorCode.POOL_EXHAUSTED),
                Arguments.of(
                        new ResourceException("IJ000453: Unable to get managed connection"), ErrorCode.POOL_EXHAUSTED),
                Arguments.of(new WorkRejectedException("no thread"), ErrorCode.POOL_EXHAUSTED),
                Arguments.of(new ApplicationServerInternalException("bug"), ErrorCode.CONNECTOR_UNAVAILABLE));
    }

    @Test
    void ourOwnExceptionComesBackAsItIs() {
        DestinationException own =
                DestinationException.of(ErrorDetail.of(ErrorCode.DESTINATION_NOT_FOUND, "erp", "", "is unknown"));

        assertThat(ContainerErrors.translate(new ResourceException("wrapped", own), "erp"))
                .isSameAs(own);
    }
}
