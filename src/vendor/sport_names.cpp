#include "vendor/sport_names.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_map>
#include <vector>

#include "text/characters.hpp"
#include "text/words.hpp"

namespace patella {
namespace {

struct SportWords {
  Sport sport;
  std::string_view words;  ///< parted by blanks
};

/// What Strava, Garmin, intervals.icu, GoldenCheetah, Runkeeper, Apple and others call sports, in the languages of their
/// exports, without blanks and accents.
constexpr std::array<SportWords, 11> sport_words{{
    {Sport::run,
     "alergare alergat begimas beh behani berlari bieg bieganie bieganieuliczne carrera carreraapie carreraurbana "
     "chaybo correr correre corrida corridaderua corsa corsasustrada course courseapied courseapiedurbaine "
     "coursedobstacles crosscountryrun crosscountryrunning cursa dauerlauf easyrun footing futas gadelob "
     "halfmarathon hardloopsessie hardloopsessies hardlopen hindernislauf hlaup holkka jog jogga jogging "
     "jogginglauf jooks jooksmine juoksu juoksulenkki korrika kosma kosu kosusu lari larian lauf laufen lob "
     "lobetur longrun lop lopa lopen lopetur loping lopning loprunda marathon obstaclecourseracing obstaclerun "
     "orienteering outdoorrun outdoorrunning recoveryrun roadrun roadrunning run running skriesana strassenlauf "
     "streetrunning tek temporun trackandfieldrunning trcanje ultrafond ultralauf ultrarun ultrarunning "
     "utcaifutas τρεξιμο τρεξιμοστονδρομο бег бегпоулице бягане біг забег пробежка пробіжка трчање уличныйбег "
     "ריצה الجري جري دویدن ركض दौड दौडना रन การวิ่ง วิ่ง ジョギング ラン ランニング ロードランニング 公路跑步 "
     "夜跑 室外跑步 慢跑 戶外跑 戶外跑步 户外跑 户外跑步 晨跑 街道跑步 跑 跑步 路跑 달리기 러닝 런 런닝 조깅"},
    {Sport::trail_run,
     "arazikosusu behvterenu bieganieprzelajowe bieganiewterenie biegtrailowy biegwterenie carrerademontana "
     "carrerapormontana corridadetrilha corridaemtrilha corsaintrail corsatrail coursetrail fellrun fellrunning "
     "gelandelauf larilintasalam laritrail lobterraen mountainrun mountainrunning patikosusu polkujuoksu "
     "skyrunning stilob terepfutas terraenlob terranglopning terrengloping trail trailhardlopen traillauf "
     "traillob trailloop traillopning trailrun trailrunning trailrunsessie ορεινοτρεξιμο τρεξιμοσεμονοπατι "
     "бегпопересеченнойместности трейл трейловыйбег трейлран трейлраннинг トレイルラン トレイルランニング "
     "トレラン 越野跑 越野跑步 트레일러닝 트레일런"},
    {Sport::treadmill,
     "bezeckypas bieganienabiezni biegnabiezni bieznia carreraencinta carreraeninterior cinta corridaemesteira "
     "corridanaesteira corsasutapisroulant courseapiedensalle courseapiedsurtapis courseapiedsurtapisroulant "
     "entrenamientoencinta esteira futasfutopadon futopad futopadosfutas hardlopenoploopband indoorlaufen "
     "indoorrun indoorrunning juoksumatto juoksumattojuoksu kosubandi kosubandindakosu lariditreadmill laufband "
     "laufbandtraining lobeband loblobeband lobpalobeband loopband loopbandhardlopen loopbandtraining lopband "
     "lopepatredemolle lopningpalopband passadeira tapisroulant treadmill treadmillrun treadmillrunning "
     "tredemolle διαδρομοσ τρεξιμοσεδιαδρομο бегвпомещении бегнабеговойдорожке бегнадорожке беговаядорожка "
     "біговадоріжка ट्रेडमिल トレッドミル トレッドミルランニング ランニングマシン 室內跑 室內跑步 室内跑 室内跑步 "
     "跑步机 跑步机跑步 跑步機 러닝머신 실내달리기 실내러닝 트레드밀 트레드밀러닝"},
    {Sport::virtual_run,
     "bieganiewirtualne carreravirtual corridavirtual corsavirtuale courseapiedvirtuelle coursevirtuelle "
     "larivirtual sanalkosu virtuaalijuoksu virtualisfutas virtualrun virtualrunning virtueelhardlopen "
     "virtuelehardloopsessie virtuellerlauf virtuelleslaufen virtuelllopetur virtuelllopning virtueltlob "
     "wirtualnybieg εικονικοτρεξιμο виртуальныйбег виртуальныйзабег バーチャルラン バーチャルランニング 虚拟跑 "
     "虚拟跑步 虛擬跑 虛擬跑步 가상달리기 가상러닝"},
    {Sport::track_run,
     "baanhardlopen bahnlauf banelob bieganiepobiezni biegnastadionie carreraenpista corridaempista "
     "corridanapista corsasupista courseapiedsurpiste coursesurpiste hardlopenopbaan laufenaufderbahn lobpabane "
     "palyafutas pistkosusu ratajuoksu trackrun trackrunning бегнастадионе トラックランニング 操场跑步 操場跑步 "
     "田径跑步 田徑跑步 트랙러닝"},
    {Sport::walk,
     "berjalan berjalankaki caminada caminar caminata caminhada caminhar camminare camminata casualwalking chod "
     "chodza chodzenie chuze dibo dogwalk ejimas fitnesswalking gang gange gatur gehen gyaloglas hodanje iesana "
     "indoorwalk indoorwalking jalan jalankaki kavely kavelylenkki kond kondimine marche marcheapied marcherapide "
     "marsz mers mersulpejos nordicwalk nordicwalking outdoorwalk outdoorwalking paseo passeggiata plimbare "
     "powerwalking prechadzka prochazka promenad pushchair racewalking sauvakavely seta setnja spacer spaziergang "
     "speedwalking stroller vaiksciojimas walk walken walking wandelen wandeling yuruyus zugigesgehen βαδισμα "
     "περπατημα пешаяпрогулка прогулка прогулянка разходка скандинавскаяходьба ходене ходьба הליכה المشي مشي चलना "
     "टहलना पैदलचलना वॉक सैर การเดิน เดิน ウォーキング ウォーク 健走 室内步行 徒歩 戶外步行 户外步行 散步 散歩 "
     "步行 行走 走路 걷기 산책 워킹"},
    {Sport::hike,
     "backpacking bergtour bergwandern caminhadanatrilha dogayuruyusu drumetie escursione escursionismo "
     "excursionismo fottur hike hiken hikewandeling hiking leonui mendaki mountaineering mountainhiking "
     "patikointi pendakian pesituristika randonnee randonneepedestre retkeily rucking senderismo trekking trilha "
     "tura turazas turistika turystykapiesza vaellus vandretur vandring wandern wanderung wandring wedrowka "
     "wycieczkapiesza πεζοπορια пешийпоход пешийтуризм поход похід треккинг хайкинг טיול ट्रेकिंग पदयात्रा "
     "हाइकिंग เดินป่า トレッキング ハイキング ハイク 健行 徒步 爬山 登山 行山 远足 遠足 등산 트레킹 하이킹"},
    {Sport::ride,
     "belterikerekparozas berbasikal bersepeda bicicleta bicicletavirtual bicicletta biciklizam bicikliziranje "
     "bicycle bicycling bicyklovanie bike bikecommuting bikeride biketour biking bisiklet bisikletsurme "
     "bisikletsurusu bmx ciclism ciclismo ciclismodecarretera ciclismodemontana ciclismoencarretera "
     "ciclismoeninterior commuting cycling cyclingsport cyclingtransport cyclingtransportation cyclisme "
     "cyclismesurroute cyclismevirtuel cyclocross cykeltur cykling cyklingpagrusveje cyklistika dapxe "
     "downhillbiking ebike ebikefahrt ebikefitness ebikemountain ebikeride ebiking electricbike emountainbikeride "
     "fahrrad fahrradfahren fahrt fietsen fietsrit giro giroinbici gravelbiken gravelcycling gravelride gravelrit "
     "gravelunpavedcycling handcycle handcycling hegyikerekparozas indendorscykling indoorbike indoorcycling "
     "indoorfietsen indoorradfahren jalgrattasoit jazda jazdanarowerze jizda jizdanakole kerekparozas kolarstwo "
     "kolarstwogorskie kolarstwohalowe kolarstwoszosowe kolarstwowirtualne landevejscykling maastopyoraily "
     "mountainbike mountainbiken mountainbikenrit mountainbikeride mountainbiking mtb orszagutikerekparozas "
     "outdoorbike outdoorcycling pedal pedalada pyoraily pyoralenkki radfahren radfahrt radtour recumbentcycling "
     "rennradfahren ride ritenbrauksana roadbike roadbiking roadcycling sepeda sortieavelo sortievelo spin "
     "spinning stationarybike sykkeltur sykling trackcycling vaziavimasdviraciu velo velodinterieur "
     "veloelectrique velofahren velomobile virtualbike virtualcycling virtualride virtuelefietsrit "
     "virtuelleradfahrt vtt wielrennen ποδηλασια ποδηλατο велозаезд велопрогулка велосипед велоспорт "
     "велотренировка езданавелосипеде заезд колоездене їзданавелосипеді רכיבה רכיבהעלאופניים دراجة ركوبالدراجات "
     "ركوبالدراجة राइड साइकिलचलाना साइकिलिंग ขี่จักรยาน ปั่นจักรยาน サイクリング バーチャルライド ライド "
     "ロードバイク 公路骑行 单车 單車 戶外騎行 户外骑行 自行車 自行车 自転車 虚拟骑行 騎自行車 騎行 騎車 骑自行车 "
     "骑行 骑车 라이드 라이딩 사이클링 자전거 자전거타기"},
    {Sport::swim,
     "abentvandsvomning baanzwemmen bassengsvomming beckenschwimmen berenang boiloi freiwasserschwimmen inot "
     "lapswim lapswimming medencesuszas natacao natacion natacionenaguasabiertas natacionenpiscina natation "
     "natationeneaulibre natationenpiscine natpiscine nuoto nyiltviziuszas openwater openwaterswim "
     "openwaterswimming openwaterzwemmen plavani plavanie plywanie plywanienabasenie plywaniewwodachotwartych "
     "poolswim poolswimming renang schwimmbadschwimmen schwimmen simning svom svomipool svomning swim swimming "
     "uinti ujumine uszas yuzme zwemmen zwemmeninzwembad κολυμβηση κολυμπι плавание плаваниевбассейне שחייה "
     "السباحة سباحة तैरना तैराकी ว่ายน้ำ スイミング スイム 水泳 泳池游泳 游泳 수영"},
    {Sport::strength,
     "agirlikantrenmani agirlikcalismasi allenamentoconipesi allenamentodellaforza angkatbeban coretraining "
     "crossfit entrainementauxpoids entrenamientoconpesas entrenamientodefuerza erositoedzes fuerza "
     "functionalstrengthtraining functionaltraining gewichtstraining gym kettlebell krachttraining krafttraining "
     "kuntosali kuvvetantrenmani latihanbeban latihankekuatan musculacao musculation painoharjoittelu pesi "
     "posilovani renforcementmusculaire silovytrenink strength strengthtraining styrketraening styrketraning "
     "styrketrening sulyzosedzes sulyzozas traditionalstrengthtraining treinamentocompesos treinodeforca "
     "treningsilowy treningzciezarami vaegttraening voimaharjoittelu weightlifting weights weighttraining βαρη "
     "ενδυναμωση προπονησημεβαρη силоваятренировка силовыетренировки тренажерныйзал वेटट्रेनिंग "
     "ウェイトトレーニング ウエイトトレーニング 举重 力量訓練 力量训练 筋トレ 筋力トレーニング 重訓 重量訓練 "
     "重量训练 근력운동 근력트레이닝 웨이트트레이닝"},
    {Sport::other,
     "aerobic aerobics aerobik alpineski americanfootball anden anders andet antrenman autre aviron "
     "backcountryski backcountryskiing badminton barre baseball basketball bootcamp bouldering bouldern bowling "
     "boxing breathwork canoeing cardio cardiotraining circuittraining climbing cooldown cricket "
     "crosscountryskiing crosstraining dance dancing diger diving downhillskiing driving edzes egyeb eliptica "
     "ellipsentrainer elliptical entrainement entrenamiento entrenamientocardiovascular ergometer escalade evezes "
     "exercicederespiration fencing fishing flexibility floorclimbing flying football golf gymnastics handball "
     "highintensityintervaltraining hiihto hiit hockey horsebackriding hunting icehockey iceskate iceskating "
     "indoorcardio indoorclimbing indoorrowing inlineskate inlineskating inne joga jooga jumprope kardio kayaking "
     "kickboxing kitesurf kitesurfing klettern konditionstraening labdarugas lainnya langlauf latihan martialarts "
     "meditation mindandbody mixedcardio motorcycling multisport muu narciarstwo nordicski other otro otros "
     "overig paddle paddling padel physicaltherapy pickleball pilates racket racquetball reiten remo resortskiing "
     "resortskiingsnowboarding rockclimbing roeien rollerski roning rowing rowingmachine rudern rugby rugbyunion "
     "sail sailing schaatsen skateboard skateboarding skating ski skialpin skidefond skifahren skiing skilanglauf "
     "snowboard snowboarding snowshoe snowshoeing soccer softball sonstige squash stairclimbing stairmaster "
     "stairmasterstepwell stairs stairstepper standuppaddling stepmill stretching surf surfing tabletennis taichi "
     "teamsports tennis traening training transition trening triathlon virtualrow volleyball wheelchair "
     "wheelchairpushrun windsurf windsurfing wioslarstwo workout wrestling yoga yogaundpilates αλλο γιογκα другое "
     "йога лыжи тренировка अन्य योग その他 ヨガ ワークアウト 其他 划船 瑜伽 瑜珈 기타 요가"
     " archery australianfootball curling danceinspiredtraining equestriansports lacrosse"
     " mixedmetaboliccardiotraining paddlesports play preparationandrecovery skatingsports snowsports"
     " surfingsports trackandfield waterfitness waterpolo watersports steptraining wheelchairwalkpace"
     " wheelchairrunpace discsports fitnessgaming cardiodance socialdance swimbikerun underwaterdiving"
     " motorcycle"},
}};

/// Words of the table that mean other things in the name of an activity.
constexpr std::string_view ambiguous_in_names =
    "trail track course gang giro cinta tura trilha seta paseo velo jazda marche chod commuting jalan pedal lopen tek beh "
    "lop "
    "mers cursa pesi spin stroller pushchair gym fahrt kond gravel weights kettlebell caminata sepeda vandring";

/// Parts of words, for what the table does not have; the first that is found decides.
constexpr std::array<SportWords, 10> word_parts{{
    {Sport::treadmill, "treadmill indoorrun"},
    {Sport::virtual_run, "virtualrun"},
    {Sport::track_run, "trackrun"},
    {Sport::trail_run, "trail ultrarun mountainrun fellrun"},
    {Sport::hike, "hik wander trek"},
    {Sport::walk, "walk spazier"},
    {Sport::ride, "bik cycl ride riding radfahr radsport rennrad velo cicl fietsen"},
    {Sport::swim, "swim schwimm"},
    {Sport::strength, "strength weight crossfit gym"},
    {Sport::run, "orienteer run jog lauf course corr carrera hardlopen bieg corsa"},
}};

/// The numbers that Strava's export wrote until 2022.
constexpr std::array<std::pair<std::string_view, Sport>, 4> numbers{
    {{"1", Sport::ride}, {"4", Sport::hike}, {"9", Sport::run}, {"10", Sport::walk}}};

constexpr std::array<std::string_view, 7> nothing_said{"",         "unknown", "uncategorized", "default", "track",
                                                       "activity", "gps"};

/// Every word of the table, folded.
const std::unordered_map<std::string, Sport>& sports_by_word() {
  static const auto table = [] {
    std::unordered_map<std::string, Sport> sports;
    for (const auto& [sport, words] : sport_words)
      any_word(words, [&, sport = sport](std::string_view word) { return sports.emplace(fold(word), sport), false; });
    return sports;
  }();
  return table;
}

std::optional<Sport> known_sport(const std::string& folded_word) {
  const auto found = sports_by_word().find(folded_word);
  return found != sports_by_word().end() ? std::optional{found->second} : std::nullopt;
}

/// The words of a text, small, in one spelling. `TrailRun` is two.
std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  bool joins = false, small = false;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t bytes = decode_utf8(text, at).bytes;
    const std::string letter = fold(text.substr(at, bytes));
    const bool capital = text[at] >= 'A' && text[at] <= 'Z';
    if (!letter.empty()) {
      if (!joins || (capital && small)) words.emplace_back();
      words.back() += letter;
    }
    joins = !letter.empty();
    small = joins && !capital;
    at += bytes;
  }
  return words;
}

/// Whether the part begins the word, or ends it but for an ending: `mountainbiking` is a kind of biking, a brunch no run.
bool is_part(std::string_view word, std::string_view part) {
  const std::size_t at = word.find(part);
  if (at == word.npos || at == 0) return at == 0;
  const std::string_view rest = word.substr(at + part.size());
  return rest.empty() || rest == "e" || rest == "ing" || rest == "ning" || rest == "en";
}

/// The longest word of a language without blanks that stands in `text`: `朝ラン` has `ラン`.
std::optional<Sport> sport_within(const std::string& text) {
  std::optional<Sport> found;
  std::size_t longest = 0;
  for (const auto& [word, sport] : sports_by_word()) {
    const bool without_blanks = static_cast<unsigned char>(word[0]) >= 0xe3;  // kana, Chinese and Korean
    if (!without_blanks || word.size() < 6 || word.size() <= longest || text.find(word) == text.npos) continue;
    found = sport;
    longest = word.size();
  }
  return found == Sport::other ? std::nullopt : found;
}

/// Of two sports that a name has words for, the one that it means: the more special kind of run.
std::optional<Sport> both(std::optional<Sport> a, Sport b) {
  if (!a || *a == b || *a == Sport::run) return !a || is_running(b) || *a == b ? std::optional{b} : std::nullopt;
  return b == Sport::run && is_running(*a) ? a : std::nullopt;
}

}  // namespace

std::optional<Sport> sport_of_word(std::string_view word) { return known_sport(fold(word.substr(0, 80))); }

std::optional<Sport> sport_in_words(std::string_view text) {
  text = text.substr(0, 80);
  const std::string all = fold(text);
  if (std::ranges::find(nothing_said, all) != nothing_said.end()) return std::nullopt;
  for (const auto& [number, sport] : numbers)
    if (all == number) return sport;
  if (const auto known = known_sport(all)) return known;
  std::vector<std::string> words = words_of(text);
  words.push_back(all);
  for (const auto& [sport, parts] : word_parts)
    if (any_word(parts, [&](std::string_view part) {
          return std::ranges::any_of(words, [&](const std::string& word) { return is_part(word, part); });
        }))
      return sport;
  return std::nullopt;
}

std::optional<Sport> sport_in_name(std::string_view name) {
  constexpr std::size_t longest_phrase = 4;  // words
  const std::vector<std::string> words = words_of(name.substr(0, 200));
  std::optional<Sport> found;
  for (std::size_t i = 0; i < words.size(); ++i) {
    std::string phrase;
    std::optional<Sport> sport;
    std::size_t last = i;
    for (std::size_t j = i; j < words.size() && j < i + longest_phrase; ++j) {
      phrase += words[j];
      const bool ambiguous = j == i && any_word(ambiguous_in_names, [&](std::string_view word) { return word == phrase; });
      if (const auto known = ambiguous ? std::nullopt : known_sport(phrase)) sport = known, last = j;
    }
    if (!sport || *sport == Sport::other) continue;
    if (!(found = both(found, *sport))) return std::nullopt;
    i = last;
  }
  return found ? found : sport_within(fold(name.substr(0, 200)));
}

}  // namespace patella
