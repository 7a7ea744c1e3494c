#include "imported.hpp"

using namespace patella;
using namespace std::chrono;

namespace {

std::string exported(const std::string& activities) { return R"([{"summarizedActivitiesExport": [)" + activities + "]}]"; }

// 2026-05-03 08:00:00 of the wall clock, written as if it were UTC.
const std::string export_run =
    R"("activityId": 9876543210, "name": "Aarhus #knee2", "activityType": "running", "startTimeGmt": 1777788000000,
  "startTimeLocal": 1.7777952E12, "distance": 1000000.0, "duration": 3600000.5, "movingDuration": 3000000, "avgSpeed": 0.277)";

std::string table(const std::string& lines) {
  return "Activity Type,Date,Favorite,Title,Distance,Calories,Time,Avg HR,Max HR,Aerobic TE,Avg Run Cadence,Max Run "
         "Cadence,Avg Pace,Best "
         "Pace,Total Ascent,Total Descent,Avg Stride Length,Moving Time,Elapsed Time\n" +
         lines;
}

}  // namespace

TEST_CASE("Garmin's export of all data", "[import][garmin]") {
  const ImportedActivity found =
      import_one(exported("{" + export_run + R"(, "elevationGain": 25000, "elevationLoss": 24000.5,
    "avgRunCadence": 82.5, "workoutRpe": 60, "workoutFeel": 50})"),
                 "DI_CONNECT/x_0_summarizedActivities.json");
  const Activity& a = found.activity;
  CHECK(a.id == "garmin:9876543210");
  CHECK(a.start == Day{2026y / May / 3} + 8h);
  CHECK(a.sport() == Sport::run);
  CHECK(a.distance == Distance{10000});
  CHECK(a.duration == Minutes{50});
  CHECK(a.ascent == Height{250});
  CHECK(a.descent == Height{240.005});
  CHECK(a.cadence_spm == 165);
  CHECK(a.rpe == 6);
  CHECK(a.pain->during == Pain{2});
  CHECK(found.title == "Aarhus #knee2");
  CHECK(found.device_descent == Height{240.005});
  CHECK(import_one(exported("{" + export_run + R"(, "avgDoubleCadence": 171.4, "avgRunCadence": 85.7})"))
            .activity.cadence_spm == 171.4);
}

TEST_CASE("Garmin indoors, and with a start in UTC alone", "[import][garmin]") {
  const Activity indoors =
      import_one(exported(R"({"activityId": 1, "activityType": "treadmill_running", "startTimeLocal": 1777795200000,
    "distance": 500000, "duration": 1800000, "workoutRpe": 0})"))
          .activity;
  CHECK(indoors.sport() == Sport::treadmill);
  CHECK_FALSE(indoors.ascent);
  CHECK_FALSE(indoors.descent);
  CHECK_FALSE(indoors.rpe);
  const Activity utc =
      import_one(
          exported(
              R"({"activityId": 1, "activityType": "running", "startTimeLocal": null, "beginTimestamp": 1777788000000})"))
          .activity;
  CHECK(utc.start == Day{2026y / May / 3} + 8h);
}

TEST_CASE("Garmin's multisport counts once", "[import][garmin]") {
  const std::string parts =
      R"({"activityId": 10, "activityType": "multi_sport", "startTimeLocal": 1777795200000, "distance": 3000000},
    {"activityId": 11, "parentId": 10, "activityType": "cycling", "startTimeLocal": 1777795200000, "distance": 2000000},
    {"activityId": 12, "parentId": 10, "activityType": "running", "startTimeLocal": 1777800000000, "distance": 1000000})";
  const ImportedFile found = import_list(exported(parts));
  REQUIRE(found.activities.size() == 2);
  CHECK(found.activities[0].activity.id == "garmin:11");
  CHECK(found.skipped.size() == 1);
  const ImportedFile alone =
      import_list(exported(R"({"activityId": 10, "activityType": "multi_sport", "startTimeLocal": 1777795200000})"));
  REQUIRE(alone.activities.size() == 1);
  CHECK(alone.activities[0].activity.sport() == Sport::other);
}

TEST_CASE("Garmin's absurd values", "[import][garmin]") {
  const ImportedFile found = import_list(exported(R"({"activityId": 1, "activityType": "running", "startTimeLocal": 1e300},
    {"activityId": 2, "activityType": "running", "startTimeLocal": 0}, {"activityId": 3, "activityType": "running", "startTimeLocal": "x"},
    {"activityId": 4, "activityType": "running", "startTimeLocal": 1777795200000, "elevationLoss": -100, "avgRunCadence": 1e9})"));
  REQUIRE(found.activities.size() == 1);
  CHECK_FALSE(found.activities[0].activity.descent);
  CHECK_FALSE(found.activities[0].activity.cadence_spm);
  CHECK(found.broken.size() == 5);
}

TEST_CASE("the list of Garmin Connect", "[import][garmin]") {
  const ImportedActivity found = import_one(
      R"([{"activityId": 5, "activityName": "Hills", "description": "knee 0/1/0", "startTimeLocal": "2026-05-03 08:00:00",
    "startTimeGMT": "2026-05-03 06:00:00", "activityType": {"typeId": 6, "typeKey": "trail_running"}, "distance": 10000.5, "duration": 3600.5,
    "elapsedDuration": 3700000, "movingDuration": 3500.25, "elevationGain": 120, "elevationLoss": 130, "minElevation": 4500,
    "averageRunningCadenceInStepsPerMinute": 165.6, "directWorkoutRpe": 40}])");
  const Activity& a = found.activity;
  CHECK(a.start == Day{2026y / May / 3} + 8h);
  CHECK(a.sport() == Sport::trail_run);
  CHECK(a.distance == Distance{10000.5});
  CHECK(a.duration->count() == Approx(3500.25 / 60));
  CHECK(a.descent == Height{130});
  CHECK(a.cadence_spm == 165.6);
  CHECK(a.rpe == 4);
  CHECK(a.pain->during == Pain{1});
}

TEST_CASE("Garmin Connect: milliseconds, by hand, one activity", "[import][garmin]") {
  const auto one = [](const std::string& members) {
    return import_one(
               R"([{"activityId": 5, "startTimeLocal": "2026-05-03 08:00:00", "activityType": {"typeKey": "running"}, )" +
               members + "}]")
        .activity;
  };
  CHECK(one(R"("duration": 3600, "movingDuration": 3500000)").duration->count() == Approx(3500 / 60.0));
  const Activity hand = one(R"("manualActivity": true, "elevationGain": 0, "duration": 60)");
  CHECK(hand.source == "garmin, entered by hand");
  CHECK_FALSE(hand.ascent);
  const Activity detail =
      import_one(R"({"activityId": 5, "activityName": "x", "activityTypeDTO": {"typeKey": "running"}, "summaryDTO":
    {"startTimeLocal": "2026-05-03T08:00:00.0", "distance": 5000, "duration": 1500, "elevationLoss": 30, "averageRunCadence": 170, "directWorkoutRpe": 30}})")
          .activity;
  CHECK(detail.start == Day{2026y / May / 3} + 8h);
  CHECK(detail.descent == Height{30});
  CHECK(detail.rpe == 3);
  CHECK(detail.cadence_spm == 170);
}

TEST_CASE("Garmin's table in kilometres", "[import][garmin]") {
  const ImportedFile found =
      import_list(table("Running,2025-10-15 17:45:23,false,\"8km + 10x20\"/40\" + "
                        "2km\",\"12.19\",\"1,594\",\"01:00:53\",\"76\",\"84\",\"1.9\",\"166\",\"188\",\"4:59\",\"2:49\",\"1,"
                        "038\",\"27\",\"1.21\",\"01:00:46\",\"01:03:15\"\n"
                        "Treadmill Running,2025-09-24 15:47:31,false,\"Bieg na bieżni "
                        "#knee1\",\"7.00\",\"346\",\"00:35:00\",\"156\",\"177\",\"3.5\",\"165\",\"173\",\"5:00\",\"3:06\","
                        "\"--\",\"--\",\"1.21\",\"00:34:58\",\"00:35:00\"\n"
                        "Pool Swimming,2025-09-23 "
                        "15:47:31,false,\"Swim\",\"1,500\",\"346\",\"00:45:00\",\"156\",\"177\",\"3.5\",\"--\",\"--\",\"2:"
                        "40\",\"0:50\",\"--\",\"--\",\"--\",\"00:39:58\",\"00:45:17\"\n"
                        "Strength Training,2025-09-22 "
                        "15:47:31,false,\"Core\",\"0.00\",\"144\",\"00:36:00\",\"96\",\"128\",\"0.1\",\"--\",\"--\",\"--\","
                        "\"--\",\"--\",\"--\",\"--\",\"00:18:04\",\"00:36:10\"\n"));
  CHECK(found.broken.empty());
  CHECK(found.skipped.empty());
  REQUIRE(found.activities.size() == 4);
  const Activity& run = found.activities[0].activity;
  CHECK(run.id == "garmin-csv:2025-10-15T17:45:23");
  CHECK(run.start == Day{2025y / October / 15} + 17h + 45min + 23s);
  CHECK(run.distance == Distance{12190});
  CHECK(run.duration->count() == Approx(3646 / 60.0));
  CHECK(run.ascent == Height{1038});
  CHECK(run.descent == Height{27});
  CHECK(run.cadence_spm == 166);
  CHECK(found.activities[0].title == "8km + 10x20\"/40\" + 2km");
  const Activity& treadmill = found.activities[1].activity;
  CHECK(treadmill.sport() == Sport::treadmill);
  CHECK_FALSE(treadmill.ascent);
  CHECK(treadmill.pain->during == Pain{1});
  CHECK(found.activities[2].activity.distance == Distance{1500});
  CHECK(found.activities[2].activity.duration == Minutes{45});
  CHECK_FALSE(found.activities[3].activity.distance);
  CHECK(found.activities[3].activity.duration == Minutes{36});
}

TEST_CASE("Garmin's table in miles and feet, of 2017", "[import][garmin]") {
  const ImportedFile found = import_list(
      "Activity Type,Date,Favorite,Title,Distance,Calories,Time,Avg HR,Max HR,Aerobic TE,Avg Cadence,Max Cadence,Avg "
      "Pace,Best Pace,Elev Gain,Elev Loss,Avg Stride Length,Avg Cadence\n"
      "running,2017-07-11 "
      "07:06:21,false,\"Glenview\",\"5.05\",\"521\",\"41:06\",\"--\",\"--\",\"0.0\",\"167\",\"228\",\"8:09\",\"4:44\","
      "\"52\",\"55\",\"1.19\",\"--\"\n"
      "running,2017-07-09 "
      "09:47:33,false,\"Glenview\",\"10.01\",\"1,067\",\"1:23:03\",\"--\",\"--\",\"0.0\",\"166\",\"175\",\"8:18\",\"4:47\","
      "\"65\",\"65\",\"1.17\",\"--\"\n"
      "running,2017-02-08 "
      "07:29:14,false,\"Glenview\",\"0.58\",\"62\",\"4:47.8\",\"--\",\"--\",\"0.0\",\"164\",\"172\",\"8:20\",\"4:31\",\"--"
      "\",\"--\",\"1.18\",\"--\"\n");
  CHECK(found.skipped.empty());
  REQUIRE(found.activities.size() == 3);
  const Activity& run = found.activities[0].activity;
  CHECK(run.distance->value == Approx(8127.2).epsilon(1e-4));
  CHECK(run.duration->count() == Approx(41.1));
  CHECK(run.descent->value == Approx(55 * 0.3048));
  CHECK(run.cadence_spm == 167);
  CHECK(found.activities[1].activity.duration->count() == Approx(83.05));
  CHECK(found.activities[2].activity.duration->count() == Approx(287.8 / 60));
}

TEST_CASE("Garmin's table in languages, as public files have it", "[import][garmin]") {
  struct RuleInput {
    const char* text;
    Sport sport;
    double metres, minutes;
    std::optional<double> up, down, steps;
  };
  const RuleInput cases[] = {
      {"Aktivitätstyp,Datum,Favorit,Titel,Distanz,Kalorien,Zeit,Ø Herzfrequenz,Maximale Herzfrequenz,Ø Schrittfrequenz "
       "(Laufen),Max. Schrittfrequenz (Laufen),Ø Pace,Beste Pace,Anstieg gesamt,Abstieg gesamt,Ø Schrittlänge,Zeit in "
       "Bewegung,Verstrichene Zeit\n"
       "Laufen,2022-04-04 "
       "07:18:20,false,\"x\",\"11.01\",\"757\",\"00:58:18\",\"164\",\"190\",\"166\",\"176\",\"5:18\",\"4:06\",\"270\","
       "\"271\",\"1.14\",\"00:58:08\",\"00:59:59\"\n",
       Sport::run, 11010, 3488 / 60.0, 270, 271, 166},
      {"Aktivitätstyp,Datum,Favorit,Titel,Distanz,Kalorien,Zeit,Ø HF,Max. HF,Aerober TE,Ø Schrittfrequenz (Laufen),Max. "
       "Schrittfrequenz (Laufen),Ø Geschwindigkeit,Maximale Geschwindigkeit,Positiver Höhenunterschied,Negativer "
       "Höhenunterschied,Ø Schrittlänge\n"
       "Laufen,2017-04-22 "
       "13:12:32,false,\"x\",\"10.00\",\"2,336\",\"01:00:00\",\"139\",\"181\",\"3.3\",\"160\",\"170\",\"6:00\",\"5:00\","
       "\"933\",\"885\",\"1.04\"\n",
       Sport::run, 10000, 60, 933, 885, 160},
      {"Type d'activité,Date,Favori,Titre,Distance,Calories,Durée,Fréquence cardiaque moyenne,Fréquence cardiaque "
       "maximale,TE aérobie,Cadence de course moyenne,Cadence de course maximale,Allure moyenne,Meilleure allure,Ascension "
       "totale,Descente totale,Longueur moyenne des foulées,Temps de déplacement\n"
       "Course à pied,2026-08-10 "
       "10:52:21,false,\"x\",\"3.95\",\"407\",\"00:35:20\",\"151\",\"182\",\"3.3\",\"121\",\"180\",\"8:57\",\"5:00\",\"7\","
       "\"5\",\"0.93\",\"00:35:08\"\n",
       Sport::run, 3950, 2108 / 60.0, 7, 5, 121},
      {"Tipo de actividad,Fecha,Favorito,Título,Distancia,Calorías,Tiempo,Frecuencia cardiaca media,FC máxima,TE "
       "aeróbico,Cadencia de carrera media,Cadencia de carrera máxima,Ritmo medio,Ritmo óptimo,Ascenso total,Descenso "
       "total,Longitud media de zancada,Tiempo en movimiento,Tiempo transcurrido\n"
       "Carrera,2025-10-18 "
       "19:10:17,false,\"x\",\"21.63\",\"1,381\",\"01:47:49\",\"169\",\"189\",\"5.0\",\"179\",\"192\",\"4:59\",\"2:53\","
       "\"78\",\"91\",\"1.12\",\"01:47:43\",\"01:47:49\"\n",
       Sport::run, 21630, 6463 / 60.0, 78, 91, 179},
      {"Activiteittype,Datum,Favoriet,Titel,Afstand,Calorieën,Tijd,Gem. HS,Max. HS,Aëroob TE,Gemiddelde fietscadans,Max. "
       "fietscadans,Gemiddelde snelheid,Max. snelheid,Totale stijging,Totale daling,Gem. staplengte,Tijd bewogen,Verstreken "
       "tijd\n"
       "Hardlopen,2025-10-18 "
       "19:10:17,false,\"x\",\"10,00\",\"381\",\"00:50:00\",\"169\",\"189\",\"5,0\",\"170\",\"192\",\"5:00\",\"2:53\","
       "\"78\",\"91\",\"1,18\",\"00:49:59\",\"00:50:00\"\n",
       Sport::run, 10000, 2999 / 60.0, 78, 91, 170},
      {"Typ aktywności,Data,Ulubiony,Tytuł,Dystans,Kalorie,Czas,Średnie tętno,Maksymalne tętno,Aerobowy TE,Średni rytm "
       "biegu,Maksymalny rytm biegu,Średnie tempo,Najlepsze tempo,Całkowity wznios,Całkowity spadek,Średnia długość "
       "kroku,Czas ruchu,Upłynęło czasu\n"
       "Bieganie,2025-10-18 "
       "19:10:17,false,\"x\",\"10.00\",\"381\",\"00:50:00\",\"169\",\"189\",\"5.0\",\"170\",\"192\",\"5:00\",\"2:53\","
       "\"78\",\"91\",\"1.18\",\"00:49:59\",\"00:50:00\"\n",
       Sport::run, 10000, 2999 / 60.0, 78, 91, 170},
      {"Aktivitetstype,Dato,Favorit,Titel,Distance,Kalorier,Tid,Gennemsnitlig puls,Maks. puls,Aerob TE,Gennemsnitlig "
       "svømmekadence,Maksimum svømmekadence,Gennemsnitstempo,Bedste tempo,Samlet stigning,Samlet nedstigning,Gennemsnitlig "
       "skridtlængde,Tid i bevægelse,Tidsforbrug\n"
       "Løb,2025-11-01 "
       "10:19:32,false,\"x\",\"11.18\",\"888\",\"1:02\",\"159\",\"179\",\"3.5\",\"165\",\"185\",\"5:29\",\"4:13\",\"92\","
       "\"91\",\"1.11\",\"01:01:12\",\"01:01:18\"\n",
       Sport::run, 11180, 3672 / 60.0, 92, 91, 165},
      {"Aktivitetstype,Dato,Favorit,Titel,Distance,Kalorier,Tid,Gennemsnitlig puls,Maks. puls,Gennemsnit kadence "
       "løb,Maksimum kadence løb,Gennemsnitstempo,Bedste tempo,Højdeforøgelse,Højdereduktion,Gennemsnitlig skridtlængde\n"
       "Løb,2020-03-02 "
       "15:05:08,false,\"x\",\"6.29\",\"469\",\"00:36:26\",\"150\",\"167\",\"171\",\"201\",\"5:47\",\"4:15\",\"69\",\"68\","
       "\"1.01\"\n",
       Sport::run, 6290, 2186 / 60.0, 69, 68, 171},
      {"Tevékenység típusa,Dátum,Kedvenc,Cím,Távolság,Kalóriaszám,Idő,Átlagos pulzusszám,Max. pulzus,Átl. pedálütem,Max. "
       "pedálütem,Átlagos tempó,Legjobb tempó,Teljes emelkedés,Teljes süllyedés,Átlagos lépéshossz,Átl. "
       "pedálütem,Menetidő,Eltelt idő\n"
       "Futás,2024-07-11 "
       "09:35:49,false,\"x\",\"3.87\",\"223\",\"00:20:29\",\"169\",\"182\",\"159\",\"172\",\"5:18\",\"4:10\",\"15\",\"23\","
       "\"1.19\",\"--\",\"00:20:14\",\"00:20:29\"\n",
       Sport::run, 3870, 1214 / 60.0, 15, 23, 159},
  };
  for (const RuleInput& c : cases) {
    INFO(c.text);
    const Activity a = import_one(c.text).activity;
    CHECK(a.sport() == c.sport);
    CHECK(a.distance->value == Approx(c.metres));
    CHECK(a.duration->count() == Approx(c.minutes));
    CHECK(a.ascent->value == Approx(*c.up));
    CHECK(a.descent->value == Approx(*c.down));
    CHECK(a.cadence_spm == c.steps);
  }
}

TEST_CASE("Garmin's hours and minutes", "[import][garmin]") {
  const std::string head = "Activity Type,Date,Title,Distance,Time,Avg Pace\n";
  const auto minutes = [&](const std::string& distance, const std::string& time, const std::string& pace,
                           const std::string& more = "") {
    const ImportedFile found =
        import_list(head + "Running,2025-11-01 10:19:32,x,\"" + distance + "\"," + time + "," + pace + "\n" + more);
    REQUIRE(!found.activities.empty());
    const auto duration = found.activities[0].activity.duration;
    return duration ? duration->count() : -1;
  };
  CHECK(minutes("11.18", "1:02", "5:29") == 62);
  CHECK(minutes("5.05", "41:06", "8:09") == Approx(41.1));
  CHECK(minutes("--", "6:01", "--") == -1);  // nothing tells
  CHECK(minutes("--", "6:01", "--", "Running,2025-11-02 10:19:32,x,--,1:00:00,--\n") == Approx(6 + 1 / 60.0));
}

TEST_CASE("Garmin's table that does not tell its unit", "[import][garmin]") {
  const ImportedFile found = import_list(
      "Activity Type,Date,Title,Distance,Time\nRunning,2025-11-01 10:19:32,x,5.00,00:30:00\n"
      "Blubb,2025-11-02 10:19:32,x,5.00,00:30:00\nRunning,05/06/2025 10:19,x,5.00,00:30:00\n");
  REQUIRE(found.activities.size() == 2);
  CHECK(found.activities[0].activity.distance == Distance{5000});
  CHECK(found.skipped.empty());
  REQUIRE(found.doubts.size() == 2);
  CHECK(found.doubts[0].what == "units");
  CHECK(found.doubts[1].what == "sport `Blubb`");
  REQUIRE(found.broken.size() == 1);
  CHECK(found.broken[0].what == "line 4");
}
