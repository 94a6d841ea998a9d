package dev.vitrina.ingestion.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How numbers and times may be written. */
class FormsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "none",
            value = {
                ". | none | 12.5 | 12.5",
                ". | none | -0.50 | -0.50",
                ". | none | +3 | 3",
                ". | none | .5 | 0.5",
                ". | none | -.5 | -0.5",
                ". | none | 5. | 5",
                ". | none | . | none",
                ". | none | -. | none",
                ". | none | +. | none",
                ". | none | +-5 | none",
                ". | none | 5.e3 | none",
                ", | none | ',' | none",
                ", | . | ',' | none",
                ". | none | 1E+3 | 1E+3",
                ". | none | 1,5 | none",
                ". | none | 1 234 | none",
                ". | none | 0x10 | none",
                ". | none | NaN | none",
                ". | none | - | none",
                ". | none | 1.2.3 | none",
                ". | none | ١٢ | none",
                ", | none | 1,5 | 1.5",
                ", | none | 1.5 | none",
                ", | . | 1.234.567,5 | 1234567.5",
                ", | . | 1.5 | none",
                ", | . | 1.2345 | none",
                ". | , | -1,234 | -1234",
                ". | , | 12,34 | none",
                ". | , | 1,234.567,8 | none"
            })
    void numbersAreReadAsTheyAreWrittenOrNotAtAll(char decimal, String grouping, String text, String canonical) {
        NumberForm form = new NumberForm(decimal, grouping == null ? NumberForm.NONE : grouping.charAt(0));
        assertThat(form.canonical(text)).isEqualTo(canonical);
    }

    @Test
    void aGroupingBlankIsEveryKindOfBlank() {
        NumberForm form = new NumberForm(',', ' ');
        assertThat(List.of("1 234,5", "1\u00a0234,5", "1\u202f234,5", " 1234,5 "))
                .extracting(form::canonical)
                .containsOnly("1234.5");
        assertThat(form.canonical("1 23,5")).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "none",
            value = {
                "none | 2010-12-01 08:26:00 | 2010-12-01T08:26:00Z",
                "none | 2010-07-01T08:26 | 2010-07-01T07:26:00Z",
                "none | 2010-07-01T08:26:00.250+03:00 | 2010-07-01T05:26:00.250Z",
                "none | 2010-12-01 | 2010-12-01T00:00:00Z",
                "none | 2010-02-29 | none",
                "none | 01.12.2010 | none",
                "dd.MM.yyyy | 01.07.2010 | 2010-06-30T23:00:00Z",
                "dd.MM.yyyy | 31.02.2010 | none",
                "d MMM yyyy, h:mm a | 1 Jul 2010, 2:30 PM | 2010-07-01T13:30:00Z",
                "dd.MM.yy HH:mm | 01.12.10 24:00 | none",
                "dd.MM.yy HH:mm | 01.12.10 23:59 | 2010-12-01T23:59:00Z"
            })
    void timesAreOfTheFilesZone(String pattern, String text, String moment) {
        TimeForm form = new TimeForm(
                pattern == null ? List.of() : List.of(pattern), ZoneId.of("Europe/London"), Locale.ENGLISH);
        assertThat(form.moment(text)).isEqualTo(moment);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dd.mm.yyyy",
                "dd.MM.YYYY",
                "DD.MM.yyyy",
                "dd.MM.yyyy HH:MM",
                "HH:mm",
                "MM.yyyy",
                "dd.MM.yyyy HH:mm:SS",
                "dd.MM.yyyy ss"
            })
    void aPatternThatReadsNoMomentIsRefused(String pattern) {
        assertThatThrownBy(() -> new TimeForm(List.of(pattern), ZoneId.of("UTC"), Locale.ROOT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageMatching("no (date|time of day) comes out of .*");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dd.MM.yyyy",
                "d.M.yy H:mm",
                "yyyyMMddHHmmss",
                "yyyy-MM-dd HH",
                "yyyy-MM-dd'T'HH:mm:ss.SSSXXX",
                "EEE MMM d HH:mm:ss z yyyy",
                "d MMMM yyyy 'um' H 'Uhr'",
                "MM/dd/yyyy hh:mm a",
                "yyyy-DDD",
                "YYYY-'W'ww-e",
                "[dd.MM.yyyy][yyyy-MM-dd]",
                "yyyy-MM-dd[ HH:mm[:ss]]"
            })
    void aPatternThatReadsAMomentIsTaken(String pattern) {
        assertThat(new TimeForm(List.of(pattern), ZoneId.of("UTC"), Locale.ENGLISH).shown())
                .isEqualTo(pattern);
    }

    @Test
    void hoursThatCountToTwelveNeedTheirHalfOfTheDay() {
        assertThatThrownBy(() -> new TimeForm(List.of("dd.MM.yyyy hh:mm"), ZoneId.of("UTC"), Locale.ROOT))
                .hasMessageContaining("H counts to 23");
    }
}
