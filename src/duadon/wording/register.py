"""Sentences of the register: what was found in a list, in which cell, and what to do now.

Findings are filled with sheet, row, cell (D12; only the row's number where there is no column),
read and proposed.
"""

from duadon.wording.sentences import Sentence

_VI = "Trang “{sheet}”, ô {cell}: "
_EN = "Sheet “{sheet}”, cell {cell}: "
_VI_ROW = "Trang “{sheet}”, dòng {row}: "
_EN_ROW = "Sheet “{sheet}”, row {row}: "

_FILES: dict[str, Sentence] = {
    "register.file.missing": Sentence(
        vi="Không tìm thấy tệp “{file}”. Kiểm tra lại đường dẫn rồi chọn tệp lần nữa.",
        en="The file “{file}” is not there. Check the path and choose it again.",
    ),
    "register.file.no_table": Sentence(
        vi="Tệp {file} không có bảng danh sách trẻ nào đọc được. Hãy kiểm tra dòng tiêu đề có cột họ tên và ngày sinh, rồi nhập lại.",
        en="The file {file} holds no list of children that can be read. Check that its heading names full name and date of birth, then import it again.",
    ),
    "register.file.read_meanwhile": Sentence(
        vi="Tệp {file} vừa được người khác nhập xong. Lần nhập này không ghi gì; hãy xem kết quả của lần trước.",
        en="The file {file} has just been imported by somebody else. This import wrote nothing; look at the result of the other.",
    ),
    "register.file.unreadable": Sentence(
        vi="Tệp “{file}” bị hỏng hoặc không phải bảng tính. Mở tệp bằng Excel, lưu lại dạng .xlsx rồi nhập lại.",
        en="The file “{file}” is damaged or no workbook. Open it in Excel, save it as .xlsx and import it again.",
    ),
    "register.file.locked": Sentence(
        vi="Tệp “{file}” có mật khẩu. Bỏ mật khẩu trong Excel, lưu lại rồi nhập lại.",
        en="The file “{file}” has a password. Take the password off in Excel, save it and import it again.",
    ),
    "register.file.empty": Sentence(
        vi="Tệp “{file}” không có dòng nào. Kiểm tra xem có gửi nhầm tệp không.",
        en="The file “{file}” holds no row. Check whether it is the right file.",
    ),
    "register.file.too_large": Sentence(
        vi="Tệp “{file}” lớn hơn {most} MB. Tách danh sách thành nhiều tệp rồi nhập từng tệp.",
        en="The file “{file}” is larger than {most} MB. Split the list into several files and import each.",
    ),
    "register.file.unpacks_too_large": Sentence(
        vi="Tệp “{file}” khi mở ra lớn bất thường. Chép các dòng danh sách sang một bảng tính mới rồi nhập lại.",
        en="The file “{file}” is strangely large once opened. Copy the rows of the list into a new workbook and import that.",
    ),
    "register.file.too_many_rows": Sentence(
        vi="Trang “{sheet}” có {found} dòng, nhiều nhất được {most} dòng. Tách danh sách thành nhiều tệp rồi nhập từng tệp.",
        en="Sheet “{sheet}” has {found} rows; {most} are the most. Split the list into several files and import each.",
    ),
    "register.file.too_many_columns": Sentence(
        vi="Trang “{sheet}” có {found} cột, nhiều nhất được {most} cột. Xóa các cột không thuộc danh sách rồi nhập lại.",
        en="Sheet “{sheet}” has {found} columns; {most} are the most. Delete the columns that are not part of the list and import it again.",
    ),
    "register.header.missing": Sentence(
        vi="Trang “{sheet}” không có dòng tiêu đề nhận ra được. Thêm dòng tiêu đề có ít nhất họ và tên, ngày sinh và một cột nữa rồi nhập lại.",
        en="Sheet “{sheet}” has no header row that can be recognised. Add one that names at least the full name, the date of birth and one more column, and import it again.",
    ),
}

_NAMES: dict[str, Sentence] = {
    "register.name.missing": Sentence(
        vi=_VI_ROW + "không có họ và tên. Ghi họ, chữ đệm và tên khai sinh rồi nhập lại dòng này.",
        en=_EN_ROW + "there is no name. Write the full birth name and import this row again.",
    ),
    "register.name.composed": Sentence(
        vi=_VI + "dấu tiếng Việt bị tách rời chữ, đã ghép lại thành “{proposed}”. Không cần làm gì thêm.",
        en=_EN + "the accents stood apart from their letters; joined as “{proposed}”. Nothing to do.",
    ),
    "register.name.false_d": Sentence(
        vi=_VI
        + "chữ Đ gõ bằng ký tự nước ngoài, đã thay bằng chữ Đ tiếng Việt: “{proposed}”. Không cần làm gì thêm.",
        en=_EN
        + "Đ was typed as a foreign letter; replaced by the Vietnamese one: “{proposed}”. Nothing to do.",
    ),
    "register.name.blanks": Sentence(
        vi=_VI + "có khoảng trắng thừa, đã bỏ: “{proposed}”. Không cần làm gì thêm.",
        en=_EN + "there were needless blanks; removed: “{proposed}”. Nothing to do.",
    ),
    "register.name.recased": Sentence(
        vi=_VI
        + "tên viết toàn chữ hoa hoặc toàn chữ thường, đã đổi thành “{proposed}”. Xem lại nếu là tên dân tộc thiểu số.",
        en=_EN
        + "the name stood in capitals or small letters only; now “{proposed}”. Look again if it is a minority name.",
    ),
    "register.name.odd_letters": Sentence(
        vi=_VI
        + "“{read}” có ký tự không phải chữ tiếng Việt, có thể do phông chữ cũ. Ghi lại tên theo giấy khai sinh.",
        en=_EN
        + "“{read}” holds characters that are no Vietnamese letters, perhaps of an old font. Write the name again as on the birth certificate.",
    ),
    "register.name.holds_number": Sentence(
        vi=_VI + "trong ô họ tên có một dãy số. Chuyển số sang đúng cột của nó rồi nhập lại dòng này.",
        en=_EN
        + "there is a number in the cell of the name. Move it to its own column and import this row again.",
    ),
    "register.name.one_word": Sentence(
        vi=_VI
        + "“{read}” chỉ có một chữ. Ghi đủ họ, chữ đệm và tên khai sinh, hoặc xác nhận tên chỉ có một chữ.",
        en=_EN
        + "“{read}” is a single word. Write the full birth name, or confirm that it is the whole name.",
    ),
}

_BIRTHS: dict[str, Sentence] = {
    "register.birth.missing": Sentence(
        vi=_VI_ROW
        + "không có ngày sinh. Ghi ngày, tháng, năm sinh theo giấy khai sinh rồi nhập lại dòng này.",
        en=_EN_ROW
        + "there is no date of birth. Write it as on the birth certificate and import this row again.",
    ),
    "register.birth.unreadable": Sentence(
        vi=_VI + "“{read}” không đọc được là ngày sinh. Ghi lại theo dạng ngày/tháng/năm, ví dụ 05/09/2016.",
        en=_EN
        + "“{read}” cannot be read as a date of birth. Write it as day/month/year, such as 05/09/2016.",
    ),
    "register.birth.no_such_day": Sentence(
        vi=_VI + "không có ngày “{read}” trong lịch. Xem giấy khai sinh và ghi lại.",
        en=_EN + "the calendar has no “{read}”. Look at the birth certificate and write it again.",
    ),
    "register.birth.month_first": Sentence(
        vi=_VI
        + "“{read}” chỉ đúng nếu tháng đứng trước; có thể là {proposed}. Xem giấy khai sinh rồi ghi lại theo dạng ngày/tháng/năm.",
        en=_EN
        + "“{read}” only fits with the month first; it may be {proposed}. Look at the birth certificate and write it as day/month/year.",
    ),
    "register.birth.in_future": Sentence(
        vi=_VI + "ngày sinh “{read}” ở sau hôm nay. Xem giấy khai sinh và ghi lại.",
        en=_EN
        + "the date of birth “{read}” is still to come. Look at the birth certificate and write it again.",
    ),
    "register.birth.year_only": Sentence(
        vi=_VI + "chỉ có năm sinh “{read}”. Bổ sung ngày và tháng theo giấy khai sinh.",
        en=_EN + "there is only the year “{read}”. Add day and month from the birth certificate.",
    ),
    "register.birth.month_only": Sentence(
        vi=_VI + "chỉ có tháng và năm sinh “{read}”. Bổ sung ngày theo giấy khai sinh.",
        en=_EN + "there are only month and year “{read}”. Add the day from the birth certificate.",
    ),
    "register.birth.serial": Sentence(
        vi=_VI + "ngày sinh ở dạng số của Excel “{read}”, đã đọc là {proposed}. Xem lại nếu thấy lạ.",
        en=_EN
        + "the date of birth was Excel's number “{read}”, read as {proposed}. Look again if it seems odd.",
    ),
    "register.birth.short_year": Sentence(
        vi=_VI + "năm sinh chỉ có hai chữ số “{read}”, đã đọc là {proposed}. Xem lại nếu thấy lạ.",
        en=_EN + "the year had two digits “{read}”, read as {proposed}. Look again if it seems odd.",
    ),
    "register.birth.run_together": Sentence(
        vi=_VI + "ngày sinh viết liền “{read}”, đã đọc là {proposed}. Xem lại nếu thấy lạ.",
        en=_EN
        + "the date of birth was run together “{read}”, read as {proposed}. Look again if it seems odd.",
    ),
    "register.birth.first_of_january": Sentence(
        vi=_VI + "ngày sinh là 01/01, có thể do điền tạm. Hỏi lại gia đình khi liên hệ.",
        en=_EN
        + "the date of birth is 1 January, which is often only filled in. Ask the family at the next contact.",
    ),
}

_NUMBERS: dict[str, Sentence] = {
    "register.number.missing": Sentence(
        vi=_VI_ROW + "chưa có số định danh cá nhân. Bổ sung khi gia đình có giấy khai sinh trong tay.",
        en=_EN_ROW
        + "there is no personal number yet. Add it when the family has the birth certificate at hand.",
    ),
    "register.number.rounded": Sentence(
        vi=_VI
        + "Excel đã làm tròn số định danh thành “{read}”, các chữ số cuối đã mất. Định dạng cột là văn bản rồi ghi lại đủ 12 chữ số.",
        en=_EN
        + "Excel has rounded the personal number to “{read}”; its last digits are lost. Set the column to text and write all 12 digits again.",
    ),
    "register.number.not_digits": Sentence(
        vi=_VI + "số định danh “{read}” có ký tự không phải chữ số. Ghi lại đủ 12 chữ số.",
        en=_EN + "the personal number “{read}” holds more than digits. Write its 12 digits again.",
    ),
    "register.number.wrong_length": Sentence(
        vi=_VI
        + "số định danh “{read}” không đủ 12 chữ số. Ghi lại theo giấy khai sinh, hoặc để trống nếu chưa có số.",
        en=_EN
        + "the personal number “{read}” has not 12 digits. Write it as on the birth certificate, or leave the cell blank if there is none yet.",
    ),
    "register.number.lost_zero": Sentence(
        vi=_VI
        + "số định danh “{read}” bị mất số 0 ở đầu, đã thêm lại thành {proposed}. Không cần làm gì thêm.",
        en=_EN
        + "the personal number “{read}” had lost its leading zero; put back as {proposed}. Nothing to do.",
    ),
    "register.number.short_text": Sentence(
        vi=_VI + "số định danh “{read}” thiếu chữ số; có thể là {proposed}. Xem giấy khai sinh rồi xác nhận.",
        en=_EN
        + "the personal number “{read}” lacks a digit; it may be {proposed}. Look at the birth certificate and confirm.",
    ),
    "register.number.old_cmnd": Sentence(
        vi=_VI
        + "“{read}” có 9 chữ số như số CMND cũ. Ghi số định danh 12 chữ số của chính người này, hoặc để trống nếu chưa có.",
        en=_EN
        + "“{read}” has 9 digits, like the number of an old identity card. Write this person's own 12 digits, or leave the cell blank if there are none yet.",
    ),
    "register.number.made_up": Sentence(
        vi=_VI
        + "“{read}” là số giả dùng để tập huấn (đầu 099). Ghi số định danh thật, hoặc để trống nếu chưa có.",
        en=_EN
        + "“{read}” is a made-up number for training (it begins with 099). Write the real one, or leave the cell blank if there is none yet.",
    ),
    "register.number.unknown_place": Sentence(
        vi=_VI
        + "ba chữ số đầu của “{read}” không phải mã tỉnh nào; có thể khai sinh ở nước ngoài. Xem giấy khai sinh rồi xác nhận.",
        en=_EN
        + "the first three digits of “{read}” are no province's code; the birth may be registered abroad. Look at the birth certificate and confirm.",
    ),
    "register.number.contradicts_birth": Sentence(
        vi=_VI
        + "số định danh “{read}” ghi năm sinh khác với ngày sinh trong dòng; có thể là số của cha hoặc mẹ. Xem giấy khai sinh rồi sửa chỗ sai.",
        en=_EN
        + "the personal number “{read}” tells another year than the date of birth in the row; it may be a parent's. Look at the birth certificate and correct what is wrong.",
    ),
    "register.number.contradicts_sex": Sentence(
        vi=_VI
        + "số định danh “{read}” ghi giới tính khác với giới tính trong dòng. Xem giấy khai sinh rồi sửa chỗ sai.",
        en=_EN
        + "the personal number “{read}” tells another sex than the row. Look at the birth certificate and correct what is wrong.",
    ),
}

_PEOPLE: dict[str, Sentence] = {
    "register.sex.missing": Sentence(
        vi=_VI_ROW + "không có giới tính. Bổ sung Nam hoặc Nữ khi liên hệ gia đình.",
        en=_EN_ROW + "there is no sex. Add it at the next contact with the family.",
    ),
    "register.sex.from_number": Sentence(
        vi=_VI_ROW + "không có giới tính, đã lấy “{proposed}” từ số định danh. Xem lại nếu thấy lạ.",
        en=_EN_ROW
        + "there was no sex; taken from the personal number: “{proposed}”. Look again if it seems odd.",
    ),
    "register.sex.coded": Sentence(
        vi=_VI
        + "giới tính ghi bằng số “{read}”, đã đọc là {proposed}. Xem lại nếu danh sách dùng quy ước khác.",
        en=_EN
        + "the sex was coded as “{read}”, read as {proposed}. Look again if the list uses another code.",
    ),
    "register.sex.unreadable": Sentence(
        vi=_VI + "“{read}” không đọc được là giới tính. Ghi Nam hoặc Nữ.",
        en=_EN + "“{read}” cannot be read as a sex. Write Nam or Nữ.",
    ),
    "register.sex.both": Sentence(
        vi=_VI_ROW + "cả hai cột Nam và Nữ đều được đánh dấu. Xóa dấu ở cột sai.",
        en=_EN_ROW + "both columns, male and female, are marked. Delete the wrong mark.",
    ),
    "register.guardian.missing": Sentence(
        vi=_VI_ROW + "không có cha, mẹ hoặc người giám hộ. Bổ sung tên và số điện thoại trước khi đến nhà.",
        en=_EN_ROW + "there is no parent or guardian. Add a name and a telephone before the visit.",
    ),
    "register.guardian.number_in_name": Sentence(
        vi=_VI
        + "trong ô họ tên có một dãy số, đã bỏ ra, chỉ ghi tên “{proposed}”. Nếu là số điện thoại, xin ghi vào cột điện thoại.",
        en=_EN
        + "there is a number in the cell of the name; it is left out, the name is “{proposed}”. If it is a telephone, write it in the column of telephones.",
    ),
    "register.relation.missing": Sentence(
        vi=_VI_ROW + "không ghi quan hệ với trẻ. Hỏi lại khi liên hệ: cha, mẹ, ông, bà hay người giám hộ.",
        en=_EN_ROW
        + "the relation to the child is missing. Ask at the next contact: father, mother, grandparent or guardian.",
    ),
    "register.relation.unclear": Sentence(
        vi=_VI + "quan hệ “{read}” chưa rõ. Hỏi lại khi liên hệ: cha, mẹ, ông, bà hay người giám hộ.",
        en=_EN
        + "the relation “{read}” is not clear. Ask at the next contact: father, mother, grandparent or guardian.",
    ),
    "register.phone.lost_zero": Sentence(
        vi=_VI + "số điện thoại “{read}” bị mất số 0 ở đầu, đã đọc là {proposed}. Không cần làm gì thêm.",
        en=_EN + "the telephone “{read}” had lost its leading zero; read as {proposed}. Nothing to do.",
    ),
    "register.phone.country_code": Sentence(
        vi=_VI + "số điện thoại “{read}” ghi kiểu quốc tế, đã đọc là {proposed}. Không cần làm gì thêm.",
        en=_EN + "the telephone “{read}” had the country code; read as {proposed}. Nothing to do.",
    ),
    "register.phone.old_prefix": Sentence(
        vi=_VI
        + "số điện thoại “{read}” dùng đầu số cũ trước năm 2018, đã đổi thành {proposed}. Gọi thử khi liên hệ.",
        en=_EN
        + "the telephone “{read}” had a prefix of before 2018; changed to {proposed}. Try it at the next contact.",
    ),
    "register.phone.several": Sentence(
        vi=_VI
        + "có nhiều số điện thoại “{read}”, đã lấy số đầu đọc được {proposed}. Ghi thêm số kia khi liên hệ nếu cần.",
        en=_EN
        + "there are several telephones “{read}”; the first that can be read was taken: {proposed}. Add the other at the next contact if needed.",
    ),
    "register.phone.unreadable": Sentence(
        vi=_VI + "“{read}” không phải số điện thoại dùng được, đã để trống. Hỏi lại số khi đến nhà.",
        en=_EN + "“{read}” is no telephone number that works; left blank. Ask for it at the visit.",
    ),
    "register.phone.made_up": Sentence(
        vi=_VI
        + "“{read}” là số điện thoại giả dùng để tập huấn (đầu 06), đã để trống. Hỏi lại số khi đến nhà.",
        en=_EN
        + "“{read}” is a made-up telephone for training (it begins with 06); left blank. Ask for the number at the visit.",
    ),
    "register.wish.unreadable": Sentence(
        vi=_VI + "“{read}” không rõ là có hay chưa có nhu cầu cấp thẻ. Hỏi lại khi liên hệ.",
        en=_EN + "“{read}” does not tell whether the family wants a card. Ask at the next contact.",
    ),
}

_PLACES: dict[str, Sentence] = {
    "register.unit.missing": Sentence(
        vi=_VI_ROW + "không có phường, xã. Bổ sung phường hoặc xã, hoặc chọn đơn vị cho cả tệp khi nhập.",
        en=_EN_ROW
        + "there is no ward or commune. Add it, or choose the unit of the whole file when importing.",
    ),
    "register.unit.unknown": Sentence(
        vi=_VI
        + "“{read}” không có trong danh mục phường, xã của địa bàn. Ghi lại tên đơn vị, hoặc chuyển trẻ cho nơi quản lý.",
        en=_EN
        + "“{read}” is no ward or commune of this area. Write the unit's name again, or pass the child on to the place in charge.",
    ),
    "register.unit.differs": Sentence(
        vi=_VI + "“{read}” là {proposed}, khác đơn vị của tệp. Xác nhận nơi cư trú của trẻ.",
        en=_EN + "“{read}” is {proposed}, not the unit of the file. Confirm where the child lives.",
    ),
    "register.unit.renamed": Sentence(
        vi=_VI + "“{read}” là tên cũ, nay là {proposed}. Không cần làm gì thêm.",
        en=_EN + "“{read}” is a former name; it is now {proposed}. Nothing to do.",
    ),
    "register.duplicate.same_child": Sentence(
        vi=_VI_ROW
        + "“{read}” nghi trùng với {other}. So hai dòng rồi giữ một, hoặc xác nhận là hai trẻ khác nhau.",
        en=_EN_ROW
        + "“{read}” seems to repeat {other}. Compare the two and keep one, or confirm that they are two children.",
    ),
    "register.duplicate.same_number": Sentence(
        vi=_VI_ROW
        + "“{read}” có cùng số định danh với {other} nhưng khác tên hoặc ngày sinh. Xem giấy khai sinh của cả hai rồi sửa số sai.",
        en=_EN_ROW
        + "“{read}” has the personal number of {other}, with another name or date of birth. Look at both birth certificates and correct the wrong number.",
    ),
}

SENTENCES: dict[str, Sentence] = {
    **_FILES,
    **_NAMES,
    **_BIRTHS,
    **_NUMBERS,
    **_PEOPLE,
    **_PLACES,
}
