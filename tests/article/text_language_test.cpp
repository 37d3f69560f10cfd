// Languages by their words, and honest silence where there are too few of them.
#include "article/text_language.hpp"

#include <gtest/gtest.h>

namespace dateline {
namespace {

TEST(TextLanguage, IsToldFromTheWords) {
    const std::pair<const char*, const char*> table[] = {
        {"en",
         "The council met for six hours on Thursday and put off its vote on the new harbour road until the "
         "spring, when the engineers will have finished their report."},
        {"de",
         "Der Gemeinderat tagte am Donnerstag sechs Stunden lang und verschob die Abstimmung über die neue "
         "Hafenstraße auf das Frühjahr, wenn die Ingenieure ihren Bericht vorlegen."},
        {"fr",
         "Le conseil s'est réuni pendant six heures jeudi et a reporté au printemps son vote sur la nouvelle "
         "route du port, quand les ingénieurs auront rendu leur rapport."},
        {"es",
         "El consejo se reunió el jueves durante seis horas y aplazó hasta la primavera la votación sobre la "
         "nueva carretera del puerto, cuando los ingenieros entreguen su informe."},
        {"ru",
         "Совет заседал в четверг шесть часов и отложил голосование по новой портовой дороге до весны, когда "
         "инженеры представят свой отчёт."},
        {"ko",
         "시의회는 목요일 여섯 시간 동안 회의를 열고 새 항만 도로에 대한 표결을 기술자들이 보고서를 내는 "
         "봄까지 미루기로 했다."},
        {"ar",
         "اجتمع المجلس يوم الخميس لمدة ست ساعات وأجل التصويت على طريق الميناء الجديد حتى الربيع عندما يقدم "
         "المهندسون تقريرهم."},
    };
    for (const auto& [language, text] : table) EXPECT_EQ(language_of_text(text), language) << text;
}

TEST(TextLanguage, TooLittleOrTooMixedIsNotTold) {
    EXPECT_EQ(language_of_text(""), "");
    EXPECT_EQ(language_of_text("Vilnius 12:30"), "");
    EXPECT_EQ(language_of_text(std::string(300, '7')), "");
    EXPECT_EQ(
        language_of_text("The council met for six hours on Thursday and put off its vote on the road. Der "
                         "Gemeinderat tagte am Donnerstag sechs Stunden lang und verschob die Abstimmung."),
        "");
}

}  // namespace
}  // namespace dateline
