// #embed takes the bytes of a file when this one is compiled, and the compiler tells the build which files it took: a
// changed lesson compiles this file anew, so that what is inside is never older than what lies beside. A file that is
// added or renamed is added or renamed here, twice; a test compares the list with the folders.
#include "bundled_files.h"

// C23, which the oldest compiler this package builds with knows already.
#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char data_simulator[] = {
#embed "../../Data/simulator.json"
};
static const unsigned char example_01_first_look[] = {
#embed "../../Examples/01-first-look.session"
};
static const unsigned char example_02_the_mean_beat[] = {
#embed "../../Examples/02-the-mean-beat.session"
};
static const unsigned char example_03_thresholds[] = {
#embed "../../Examples/03-thresholds.session"
};
static const unsigned char example_04_how_much_is_luck[] = {
#embed "../../Examples/04-how-much-is-luck.session"
};
static const unsigned char example_05_contamination[] = {
#embed "../../Examples/05-contamination.session"
};
static const unsigned char example_06_optimizers[] = {
#embed "../../Examples/06-optimizers.session"
};
static const unsigned char example_07_bottleneck[] = {
#embed "../../Examples/07-bottleneck.session"
};
static const unsigned char example_08_regularization[] = {
#embed "../../Examples/08-regularization.session"
};
static const unsigned char example_09_keep_and_report[] = {
#embed "../../Examples/09-keep-and-report.session"
};
static const unsigned char example_10_a_recording[] = {
#embed "../../Examples/10-a-recording.session"
};
static const unsigned char example_pumps[] = {
#embed "../../Examples/pumps.csv"
};
static const unsigned char example_recording[] = {
#embed "../../Examples/recording.csv"
};
static const unsigned char lesson_01_what_is_an_anomaly[] = {
#embed "../../Lessons/01-what-is-an-anomaly.md"
};
static const unsigned char lesson_02_first_autoencoder[] = {
#embed "../../Lessons/02-first-autoencoder.md"
};
static const unsigned char lesson_03_scaling[] = {
#embed "../../Lessons/03-scaling.md"
};
static const unsigned char lesson_04_plateau[] = {
#embed "../../Lessons/04-plateau.md"
};
static const unsigned char lesson_05_trivial_detector[] = {
#embed "../../Lessons/05-trivial-detector.md"
};
static const unsigned char lesson_06_thresholds[] = {
#embed "../../Lessons/06-thresholds.md"
};
static const unsigned char lesson_07_accuracy[] = {
#embed "../../Lessons/07-accuracy.md"
};
static const unsigned char lesson_08_compose[] = {
#embed "../../Lessons/08-compose.md"
};
static const unsigned char lesson_09_optimizers[] = {
#embed "../../Lessons/09-optimizers.md"
};
static const unsigned char lesson_10_regularization[] = {
#embed "../../Lessons/10-regularization.md"
};
static const unsigned char lesson_11_contamination[] = {
#embed "../../Lessons/11-contamination.md"
};
static const unsigned char lesson_12_draw[] = {
#embed "../../Lessons/12-draw.md"
};
static const unsigned char lesson_13_methods[] = {
#embed "../../Lessons/13-methods.md"
};
static const unsigned char lesson_14_neighbors[] = {
#embed "../../Lessons/14-neighbors.md"
};
static const unsigned char lesson_15_arena[] = {
#embed "../../Lessons/15-arena.md"
};
static const unsigned char lesson_16_clumps[] = {
#embed "../../Lessons/16-clumps.md"
};
static const unsigned char lesson_17_labels[] = {
#embed "../../Lessons/17-labels.md"
};
static const unsigned char lesson_18_columns[] = {
#embed "../../Lessons/18-columns.md"
};
static const unsigned char lesson_19_own_table[] = {
#embed "../../Lessons/19-own-table.md"
};
static const unsigned char lesson_20_production[] = {
#embed "../../Lessons/20-production.md"
};
static const unsigned char lesson_21_graduation[] = {
#embed "../../Lessons/21-graduation.md"
};

#define FILE_AT(path, bytes) {path, bytes, sizeof bytes}

static const struct bundled_file files[] = {
    FILE_AT("Data/simulator.json", data_simulator),
    FILE_AT("Examples/01-first-look.session", example_01_first_look),
    FILE_AT("Examples/02-the-mean-beat.session", example_02_the_mean_beat),
    FILE_AT("Examples/03-thresholds.session", example_03_thresholds),
    FILE_AT("Examples/04-how-much-is-luck.session", example_04_how_much_is_luck),
    FILE_AT("Examples/05-contamination.session", example_05_contamination),
    FILE_AT("Examples/06-optimizers.session", example_06_optimizers),
    FILE_AT("Examples/07-bottleneck.session", example_07_bottleneck),
    FILE_AT("Examples/08-regularization.session", example_08_regularization),
    FILE_AT("Examples/09-keep-and-report.session", example_09_keep_and_report),
    FILE_AT("Examples/10-a-recording.session", example_10_a_recording),
    FILE_AT("Examples/pumps.csv", example_pumps),
    FILE_AT("Examples/recording.csv", example_recording),
    FILE_AT("Lessons/01-what-is-an-anomaly.md", lesson_01_what_is_an_anomaly),
    FILE_AT("Lessons/02-first-autoencoder.md", lesson_02_first_autoencoder),
    FILE_AT("Lessons/03-scaling.md", lesson_03_scaling),
    FILE_AT("Lessons/04-plateau.md", lesson_04_plateau),
    FILE_AT("Lessons/05-trivial-detector.md", lesson_05_trivial_detector),
    FILE_AT("Lessons/06-thresholds.md", lesson_06_thresholds),
    FILE_AT("Lessons/07-accuracy.md", lesson_07_accuracy),
    FILE_AT("Lessons/08-compose.md", lesson_08_compose),
    FILE_AT("Lessons/09-optimizers.md", lesson_09_optimizers),
    FILE_AT("Lessons/10-regularization.md", lesson_10_regularization),
    FILE_AT("Lessons/11-contamination.md", lesson_11_contamination),
    FILE_AT("Lessons/12-draw.md", lesson_12_draw),
    FILE_AT("Lessons/13-methods.md", lesson_13_methods),
    FILE_AT("Lessons/14-neighbors.md", lesson_14_neighbors),
    FILE_AT("Lessons/15-arena.md", lesson_15_arena),
    FILE_AT("Lessons/16-clumps.md", lesson_16_clumps),
    FILE_AT("Lessons/17-labels.md", lesson_17_labels),
    FILE_AT("Lessons/18-columns.md", lesson_18_columns),
    FILE_AT("Lessons/19-own-table.md", lesson_19_own_table),
    FILE_AT("Lessons/20-production.md", lesson_20_production),
    FILE_AT("Lessons/21-graduation.md", lesson_21_graduation),
};

size_t bundled_file_count(void) { return sizeof files / sizeof *files; }

struct bundled_file bundled_file_at(size_t place) { return files[place]; }
