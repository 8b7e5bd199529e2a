package io.ghasi.delivery.adapters.flags;

import dev.openfeature.sdk.ErrorCode;
import dev.openfeature.sdk.EvaluationContext;
import dev.openfeature.sdk.FeatureProvider;
import dev.openfeature.sdk.Metadata;
import dev.openfeature.sdk.ProviderEvaluation;
import dev.openfeature.sdk.Reason;
import dev.openfeature.sdk.Value;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** OpenFeature's provider of what a file says: an answer is a look into memory, and what is known holds until something better is. */
public final class FileProvider implements FeatureProvider {
    private volatile FlagSet flags;

    public FileProvider(FlagSet flags) {
        this.flags = flags;
    }

    /** From now on {@code flags} hold. */
    void replace(FlagSet now) {
        this.flags = now;
    }

    @Override
    public Metadata getMetadata() {
        return () -> "delivery-file";
    }

    @Override
    public ProviderEvaluation<Boolean> getBooleanEvaluation(String key, Boolean usual, EvaluationContext context) {
        return evaluate(key, usual, context, JsonNode::isBoolean, JsonNode::booleanValue);
    }

    @Override
    public ProviderEvaluation<String> getStringEvaluation(String key, String usual, EvaluationContext context) {
        return evaluate(key, usual, context, JsonNode::isString, JsonNode::stringValue);
    }

    @Override
    public ProviderEvaluation<Integer> getIntegerEvaluation(String key, Integer usual, EvaluationContext context) {
        return evaluate(key, usual, context, JsonNode::isInt, JsonNode::intValue);
    }

    @Override
    public ProviderEvaluation<Double> getDoubleEvaluation(String key, Double usual, EvaluationContext context) {
        return evaluate(key, usual, context, JsonNode::isNumber, JsonNode::doubleValue);
    }

    // Nobody asks for one.
    @Override
    public ProviderEvaluation<Value> getObjectEvaluation(String key, Value usual, EvaluationContext context) {
        return evaluate(key, usual, context, _ -> false, _ -> usual);
    }

    private <T> ProviderEvaluation<T> evaluate(
            String key, T usual, EvaluationContext context, Predicate<JsonNode> is, Function<JsonNode, T> read) {
        FlagDefinition flag = flags.of(key);
        if (flag == null) {
            return answer(usual, Reason.DEFAULT, null);
        }
        if (!flag.enabled()) {
            return answer(usual, Reason.DISABLED, null);
        }
        FlagDefinition.Chosen chosen = flag.choose(name -> attribute(context, name));
        if (!is.test(chosen.value())) {
            return ProviderEvaluation.<T>builder()
                    .value(usual)
                    .reason(Reason.ERROR.toString())
                    .errorCode(ErrorCode.TYPE_MISMATCH)
                    .build();
        }
        Reason reason = chosen.targeted() ? Reason.TARGETING_MATCH : Reason.STATIC;
        return answer(read.apply(chosen.value()), reason, chosen.variant());
    }

    private static @Nullable Object attribute(EvaluationContext context, String name) {
        if (name.equals(Attributes.TENANT)) {
            return context.getTargetingKey();
        }
        Value value = context.getValue(name);
        return value == null ? null : value.asString();
    }

    private static <T> ProviderEvaluation<T> answer(T value, Reason reason, @Nullable String variant) {
        return ProviderEvaluation.<T>builder()
                .value(value)
                .reason(reason.toString())
                .variant(variant)
                .build();
    }
}
