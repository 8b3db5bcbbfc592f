package dev.handback

import com.google.protobuf.util.Durations
import io.grpc.CallOptions
import io.grpc.Channel
import io.grpc.ClientCall
import io.grpc.ClientInterceptor
import io.grpc.ForwardingClientCall.SimpleForwardingClientCall
import io.grpc.MethodDescriptor
import io.temporal.api.workflowservice.v1.RespondWorkflowTaskCompletedRequest
import io.temporal.serviceclient.WorkflowServiceStubsOptions
import io.temporal.testing.TestEnvironmentOptions
import io.temporal.testing.TestWorkflowEnvironment

/** The time-skipping server, a stand-in for the engine, that every spec of the process runs on. */
final class TestEngine {
    private static final int MICROSECOND = 1000

    private TestEngine() {
    }

    static TestWorkflowEnvironment start(@DelegatesTo(TestEnvironmentOptions.Builder) Closure<?> more = {}) {
        def stubs = WorkflowServiceStubsOptions.newBuilder().setGrpcClientInterceptors([new OddDeadlines()]).build()
        TestWorkflowEnvironment.newInstance(TestEnvironmentOptions.newBuilder().setWorkflowServiceStubsOptions(stubs).tap(more).build())
    }

    /**
     * The server takes an activity's deadline that falls on a full second for none at all, and tries for
     * ever: one in a thousand of all deadlines (TestServiceRetryState of SDK 1.38.0). A microsecond more,
     * which options of activities cannot say, and none does.
     */
    private static class OddDeadlines implements ClientInterceptor {
        @Override
        <Q, A> ClientCall<Q, A> interceptCall(MethodDescriptor<Q, A> method, CallOptions options, Channel next) {
            new OddCall<Q, A>(next.newCall(method, options))
        }
    }

    private static class OddCall<Q, A> extends SimpleForwardingClientCall<Q, A> {
        OddCall(ClientCall<Q, A> call) {
            super(call)
        }

        @Override
        void sendMessage(Q message) {
            super.sendMessage(message instanceof RespondWorkflowTaskCompletedRequest ? (Q) odd(message) : message)
        }

        private static RespondWorkflowTaskCompletedRequest odd(RespondWorkflowTaskCompletedRequest message) {
            def odd = message.toBuilder()
            odd.commandsBuilderList.findAll { it.hasScheduleActivityTaskCommandAttributes() }
                    .collect { it.scheduleActivityTaskCommandAttributesBuilder.scheduleToCloseTimeoutBuilder }
                    .findAll { Durations.isPositive(it.build()) }
                    .each { it.nanos += MICROSECOND }
            odd.build()
        }
    }
}
