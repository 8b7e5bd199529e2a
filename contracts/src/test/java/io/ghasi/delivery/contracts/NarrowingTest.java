package io.ghasi.delivery.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class NarrowingTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String IT = "https://it.test/it";

    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'enum':['a','b']} | {'enum':['a']} | /it may not be \"b\" any more",
                "{'type':'string'} | {'enum':['a']} | /it may be only one of [\"a\"] now",
                "{'const':1} | {'const':2} | /it may not be 1 any more",
                "{} | {'const':2} | /it may be only one of [2] now",
                "{'enum':['a','b9']} | {'type':'string','pattern':'^[a-z]$'} | /it may not be \"b9\" any more",
                "{'type':'integer'} | {'type':'string'} | /it may not be of type integer any more",
                "{'type':'number'} | {'type':'integer'} | /it may not be of type fraction any more",
                "{'type':['integer','null']} | {'type':'integer'} | /it may not be of type null any more",
                "{} | {'type':['integer','null','number','object','array','boolean']} | /it may not be of type string any more",
                "{'type':'integer'} | {'type':'integer','minimum':0} | /it minimum was unbounded and is 0",
                "{'minimum':0} | {'minimum':0.5} | /it minimum was 0 and is 0.5",
                "{'maximum':9} | {'maximum':8} | /it maximum was 9 and is 8",
                "{'exclusiveMaximum':9} | {'exclusiveMaximum':8} | /it exclusiveMaximum was 9 and is 8",
                "{'minLength':1} | {'minLength':2} | /it minLength was 1 and is 2",
                "{'maxLength':9} | {'maxLength':8} | /it maxLength was 9 and is 8",
                "{'maxItems':9} | {'maxItems':8} | /it maxItems was 9 and is 8",
                "{'minProperties':1} | {'minProperties':2} | /it minProperties was 1 and is 2",
                "{'type':'string'} | {'type':'string','pattern':'a'} | /it must be as {\"pattern\":\"a\"} says now",
                "{'pattern':'a'} | {'pattern':'b'} | /it must be as {\"pattern\":\"b\"} says now",
                "{'type':'string'} | {'type':'string','format':'uri'} | /it must be as {\"format\":\"uri\"} says now",
                "{'type':'array'} | {'type':'array','uniqueItems':true} | /it must be as {\"uniqueItems\":true} says now",
                "{'propertyNames':{'maxLength':9}} | {'propertyNames':{'maxLength':8}} | /it must be as {\"propertyNames\":{\"maxLength\":8}} says now",
                "{'if':{'type':'null'},'then':{}} | {'if':{'type':'null'},'then':false} | /it must be as {\"if\":{\"type\":\"null\"},\"then\":false} says now",
                "{'items':{}} | {'items':false} | /it/- must be as {\"not\":{}} says now",
                "{'properties':{'a':{}}} | {'properties':{'a':false}} | /it/a must be as {\"not\":{}} says now",
                "{} | {'not':{'const':1}} | /it must be as {\"not\":{\"const\":1}} says now",
                "{'properties':{'a':{}}} | {'properties':{'a':{}},'required':['a']} | /it/a is required now",
                "{'properties':{'a':{}}} | {'properties':{'a':{}},'additionalProperties':false} | /it may not have other members any more",
                "{'properties':{'a':{}},'additionalProperties':false} | {'additionalProperties':false} | /it/a may not be there any more",
                "{'properties':{'a':{'maximum':2}}} | {'properties':{'a':{'maximum':1}}} | /it/a maximum was 2 and is 1",
                "{'additionalProperties':{'maximum':2}} | {'additionalProperties':{'maximum':1}} | /it/* maximum was 2 and is 1",
                "{} | {'properties':{'a':{'maximum':1}}} | /it/a maximum was unbounded and is 1",
                "{'items':{'maximum':2}} | {'items':{'maximum':1}} | /it/- maximum was 2 and is 1",
                "{'type':'array'} | {'type':'array','items':{'type':'null'}} | /it/- may not be of type string any more",
                "{'anyOf':[{'type':'string'},{'type':'null'}]} | {'anyOf':[{'type':'string'}]} | /it an alternative of anyOf is gone or narrower",
                "{'anyOf':[{'type':'string'},{'type':'null'}]} | {'type':'string'} | /it may not be of type null any more",
                "{'type':['string','null']} | {'anyOf':[{'type':'string'},{'type':'null'}]} | /it an alternative of anyOf is gone or narrower",
                "{'$ref':'#/$defs/nine'} | {'$ref':'#/$defs/eight'} | /it maximum was 9 and is 8",
                "{'$ref':'#/$defs/nine'} | {'allOf':[{'$ref':'#/$defs/nine'},{'minimum':1}]} | /it minimum was unbounded and is 1"
            })
    void whatMayNotBeSaidAnyMoreIsFound(String was, String is, String finding) {
        assertThat(between(was, is)).contains(finding);
    }

    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'enum':['a']} | {'enum':['a','b']}",
                "{'enum':['a']} | {'type':'string'}",
                "{'const':1} | {'enum':[1,2]}",
                "{'const':1} | {'type':'integer','minimum':1}",
                "{'type':'integer'} | {'type':'number'}",
                "{'type':'string'} | {'type':['string','null']}",
                "{'type':'string'} | {}",
                "{'minimum':1,'maximum':8} | {'minimum':0,'maximum':9}",
                "{'minLength':1,'maxLength':8} | {'maxLength':9}",
                "{'pattern':'a'} | {'type':['string','null','number','integer','object','array','boolean']}",
                "{'properties':{'a':{}},'required':['a']} | {'properties':{'a':{}}}",
                "{'properties':{'a':{}},'additionalProperties':false} | {'properties':{'a':{},'b':{'type':'string'}},'additionalProperties':false}",
                "{'properties':{'a':{}},'additionalProperties':false} | {'properties':{'a':{}}}",
                "{'items':{'maximum':1}} | {'items':{'maximum':2}}",
                "{'type':'string'} | {'anyOf':[{'type':'string'},{'type':'null'}]}",
                "{'anyOf':[{'type':'string'}]} | {'anyOf':[{'type':'null'},{'type':'string'}]}",
                "{'$ref':'#/$defs/eight'} | {'$ref':'#/$defs/nine'}",
                "{'$ref':'#/$defs/nine'} | {'maximum':9,'description':'at most nine'}",
                "{'allOf':[{'maximum':9},{'minimum':1}]} | {'minimum':1,'maximum':9}"
            })
    void whatIsWiderPasses(String was, String is) {
        assertThat(between(was, is)).isEmpty();
    }

    @Test
    void aWordThatIsNotUnderstoodDoesNotPass() {
        assertThatThrownBy(() -> between("{}", "{'contains':{'const':1}}"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("contains");
    }

    private static List<String> between(String was, String is) {
        return Narrowing.of(set(was), set(is), IT);
    }

    private static SchemaSet set(String it) {
        ObjectNode document = (ObjectNode) JSON.readTree(
                "{'$id':'https://it.test/it','type':'object','$defs':{'nine':{'maximum':9},'eight':{'maximum':8}}}"
                        .replace('\'', '"'));
        document.putObject("properties").set("it", JSON.readTree(it.replace('\'', '"')));
        return new SchemaSet(Map.of(IT, document));
    }
}
