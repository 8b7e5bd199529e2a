package io.ghasi.delivery.adapters.postgres;

import io.ghasi.delivery.core.scorm.course.ActivityRecord;
import io.ghasi.delivery.core.scorm.course.Batches;
import io.ghasi.delivery.core.scorm12.course.ItemRecord;
import java.util.Map;

/** What content of one activity has said, whichever SCORM it was made for. */
sealed interface SaidRecord {
    /** The activity's number. */
    int activity();

    /** The number of its last visit. */
    int visit();

    /** Those of that visit. */
    Batches batches();

    /** Values by the elements' names. */
    Map<String, String> data();

    /** Its stored form. */
    String text();

    /** Of SCORM 2004. */
    record OfActivity(ActivityRecord record) implements SaidRecord {
        @Override
        public int activity() {
            return record.visit().activity();
        }

        @Override
        public int visit() {
            return record.visit().number();
        }

        @Override
        public Batches batches() {
            return record.batches();
        }

        @Override
        public Map<String, String> data() {
            return record.visit().data();
        }

        @Override
        public String text() {
            return RecordJson.write(record);
        }
    }

    /** Of SCORM 1.2. */
    record OfItem(ItemRecord record) implements SaidRecord {
        @Override
        public int activity() {
            return record.item();
        }

        @Override
        public int visit() {
            return record.visit();
        }

        @Override
        public Batches batches() {
            return record.batches();
        }

        @Override
        public Map<String, String> data() {
            return record.said().data();
        }

        @Override
        public String text() {
            return ItemRecordJson.write(record);
        }
    }
}
